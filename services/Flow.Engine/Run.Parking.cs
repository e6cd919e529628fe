using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine;

/// <summary>A step waits for the ERP to come back: the customer may look around meanwhile, and what was begun goes on by itself.</summary>
internal sealed partial class Run
{
    /// <summary>Where the step stands that waits, while the customer is elsewhere.</summary>
    private const string ParkedName = "~parked";

    public const string MomentText = "one_moment";

    /// <summary>One such word is enough for a session.</summary>
    public const string ExcusedName = "~excused";

    /// <summary>The ERP takes its time: said once, while the customer waits.</summary>
    public void ExcuseWaiting()
    {
        if (Pending is { WordAt: not null } pending)
        {
            Pending = pending with { WordAt = null };
            if (Record.Person == PersonState.None && this[ExcusedName] is null && SayIfThere(MomentText))
            {
                this[ExcusedName] = true;
                Trace("excused");
            }
        }
    }

    private bool IsAway => this[ParkedName] is not null;

    /// <summary>
    /// The ERP answers again, and a parked step tries again by itself. After so long WhatsApp would let nothing through to him: his cart waits for him, and people see that
    /// he had agreed to what was not done.
    /// </summary>
    public void Reach()
    {
        var waits = (this[ParkedName]?.Deserialize<List<Frame>>() ?? frames) is [.., var last] ? last : null;
        var agreed = waits is not null && Flows.Step(waits) is { Type: PlaceOrderStep };
        Items.Expire(this);
        if (Session is not null)
        {
            Resume();
        }
        else if (agreed)
        {
            Do(new HandOver(HandOverReason.OrderUnknown));
            Note("order_left");
        }
    }

    private void Resume()
    {
        if (this[ParkedName]?.Deserialize<List<Frame>>() is { Count: > 0 } parked)
        {
            frames = parked;
            this[ParkedName] = null;
        }

        State = new JsonObject { ["resumed"] = true };
        Parked = false;
        Trace("resumed");
        Enter();
    }

    /// <summary>Words that name something for sale lead there, though this step waits for the ERP. Null: they name nothing.</summary>
    public Next? Browse(Said said)
    {
        if (said.Text?.Trim() is not { } text || Flows.Entry("search") is not { } shelves)
        {
            return null;
        }

        if (!this.Finds(text, out var search))
        {
            return Next.Unknown;
        }

        if (search is null)
        {
            return null;
        }

        var waiting = JsonSerializer.SerializeToNode(frames);
        Jump(shelves);
        this[ParkedName] = waiting;
        this.Seek(text, search);
        return Next.Again;
    }

    /// <summary>The ERP is asked for something: what waited before is taken up by it, or is no longer wanted.</summary>
    public void ForgetParked() => this[ParkedName] = null;
}
