using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// A step that asks something of the ERP. Where the ERP cannot be reached, and no exit <c>unavailable</c> is connected, the step says so once,
/// keeps everything, offers "Try again", and goes on by itself when the ERP answers again.
/// </summary>
public abstract class ErpStep : StepType
{
    private const string Retry = "retry";

    /// <summary>Every question is put, and every wish sent, by the step's own part of these.</summary>
    internal sealed override Next Enter(Run run, Step step)
    {
        if (!IsParked(run))
        {
            return Begin(run, step);
        }

        // Whatever he says meanwhile, it still goes on by itself.
        run.Parked = true;
        return AskToRetry(run);
    }

    internal sealed override Next Read(Run run, Step step, Said said)
    {
        if (!IsParked(run))
        {
            return Reply(run, step, said);
        }

        if (Offers.Match([run.Offer(Retry, "try_again")], said) is not null || run.Flows.Words.IsYes(said.Text))
        {
            run.State = new JsonObject { ["retried"] = true };
            return Next.Again;
        }

        return run.Browse(said) ?? Next.Again;
    }

    /// <summary>The customer has agreed already; the ERP could not be reached.</summary>
    internal static bool Retries(Run run) => Is(run, "retried") || Is(run, "resumed");

    /// <summary>Sends the wish, or first puts a question.</summary>
    internal abstract Next Begin(Run run, Step step);

    internal virtual Next Reply(Run run, Step step, Said said) => Next.Again;

    /// <summary>The session waits for the answer; the deadline is the host's to keep.</summary>
    internal static Next Send(Run run, bool writes, Func<string, DateTimeOffset, EffectRef, Request> make)
    {
        var id = run.Draw("effect").ToString("N");
        var deadline = run.Context.Now + run.Context.Limits.EffectDeadline;
        run.ForgetParked();
        run.Do(make(id, deadline, new EffectRef(run.Context.ConversationId, run.Session!.Id, id)));
        run.Pending = new PendingEffect(id, deadline, writes, run.Has(Run.MomentText) && run[Run.ExcusedName] is null ? run.Context.Now + run.Context.Limits.WordAfter : null);
        run.Trace("requested");
        return Next.Wait;
    }

    /// <summary>Provably not done.</summary>
    internal static Next Unavailable(Run run, Step step, string? problem)
    {
        Violation(run, problem);
        if (step.Exits.ContainsKey("unavailable"))
        {
            return Next.Exit("unavailable");
        }

        var told = Is(run, "resumed");
        run.State = new JsonObject { ["parked"] = true };
        run.Parked = true;
        run.Trace("parked");

        // It tried again by itself and failed again: he has been told.
        return told ? Next.Wait : AskToRetry(run);
    }

    /// <summary>For the people of the company: what the ERP did wrong, with operation and field.</summary>
    internal static void Violation(Run run, string? problem)
    {
        if (problem is not null)
        {
            run.Note("erp_problem", ("step", $"{run.Top!.FlowId}/{run.Top.StepId}"), ("problem", problem));
        }
    }

    internal static bool IsParked(Run run) => Is(run, "parked");

    private static Next AskToRetry(Run run) => run.Ask(run.T("unavailable"), [run.Offer(Retry, "try_again")]);

    private static bool Is(Run run, string state) => run.State?[state] is JsonValue value && value.GetValueKind() == JsonValueKind.True;
}
