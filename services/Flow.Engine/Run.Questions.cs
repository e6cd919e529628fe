using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine;

/// <summary>What every question has: a way back to it, wrong tries, silence, and an answer that is mapped.</summary>
internal sealed partial class Run
{
    public const string SilenceTimer = "silence";
    public const string WaitTimer = "wait";
    public const string RemindTimer = "remind";

    /// <summary>The visit that the silence is measured from.</summary>
    private const string SilenceName = "~silence";

    /// <summary>A reminder of the cart is due some time.</summary>
    private const string RemindName = "~remind";

    /// <summary>Silence has been answered once; nobody is reminded again and again.</summary>
    private const string RemindedName = "~reminded";

    /// <summary>What the step that is being left was answered with.</summary>
    public JsonNode? Answered { get; set; }

    /// <summary>Wrong tries in a row that this step bears.</summary>
    private int Tries => Current?.Number("tries") ?? Context.Limits.Misunderstandings;

    /// <summary>The question of that visit in this session, while it is remembered.</summary>
    public Question? Question(int visit)
    {
        for (var last = Record.Asked.Count - 1; last >= 0; last--)
        {
            if (Record.Asked[last] is var question && question.Session == Session?.Id && question.Visit == visit)
            {
                return question;
            }
        }

        return null;
    }

    public void Choose(Question question, string option) =>
        Record = Record with { Asked = [.. Record.Asked.Select(asked => ReferenceEquals(asked, question) ? asked with { Chosen = option } : asked)] };

    /// <summary>Back to a question that was put in this session; what was answered since stays known.</summary>
    public void Return(Question question)
    {
        frames = [.. question.Frames];
        State = null;
        Own();
        foreach (var (name, value) in question.Variables)
        {
            variables[name] = value;
        }

        At = question.Visit;
        Parked = false;
        Trace("returned");
    }

    /// <summary>The same, where it may have been put in a session that has ended.</summary>
    public void TurnBack(Question question)
    {
        var own = Session?.Id == question.Session;
        if (!own)
        {
            Close();
            Begin(question.Frames[0]);
        }

        Return(question);
        At = own ? At : 0;
    }

    /// <summary>What an answer becomes, before the step that asked for it is left.</summary>
    private bool Maps()
    {
        var mapped = Answered is null || Current is not { } step || Mapping.Apply(this, step);
        Answered = null;
        return mapped;
    }

    public Step? Current => Top is { } top ? Flows.Step(top) : null;

    private bool Connects(string exit) => Current?.Exits.ContainsKey(exit) == true;

    /// <summary>A question was put: after so long without a word it takes its exit.</summary>
    private void ListenForSilence()
    {
        if (this[RemindedName] is null && Current is { Type.Asks: true } step && step.Number("timeout_minutes") is { } minutes && Connects(Questions.Timeout))
        {
            this[SilenceName] = Visit;
            Do(new SetTimer(SilenceTimer, Context.Now.AddMinutes(minutes)));
        }
    }

    /// <summary>Within WhatsApp's window, which counts from his last word and not from what the bot said since.</summary>
    private void ListenForReminder()
    {
        if (Context.Limits.RemindAfter is { } after && MayRemind && (heardNow ? Context.Now : Session!.LastInputAt) + after is var due && due > Context.Now)
        {
            this[RemindName] = true;
            Do(new SetTimer(RemindTimer, due));
        }
    }

    private bool MayRemind => Record.Cart is { Lines.Count: > 0 } cart && cart.DraftId != Record.Reminded && FindText("cart_reminder") is not null;

    /// <summary>It stayed quiet though his cart is full: said once, with the question that waits.</summary>
    public void Remind()
    {
        if (this[RemindName] is not null && MayRemind && Pending is null && !Parked && Record.Person == PersonState.None)
        {
            this[RemindName] = null;
            Record = Record with { Reminded = Record.Cart!.DraftId };
            Trace("reminded");
            Say(T("cart_reminder"));
            Drive(Next.Again);
        }
    }

    /// <summary>He said something.</summary>
    public void BreakSilence()
    {
        this[RemindedName] = null;
        if (this[RemindName] is not null)
        {
            this[RemindName] = null;
            Do(new CancelTimer(RemindTimer));
        }

        if (this[SilenceName] is not null)
        {
            this[SilenceName] = null;
            Do(new CancelTimer(SilenceTimer));
        }
    }

    public void EndSilence()
    {
        if (Number(SilenceName) == Visit && Pending is null && Record.Person == PersonState.None && Connects(Questions.Timeout))
        {
            this[SilenceName] = null;
            this[RemindedName] = true;
            Trace("silence");
            Drive(Next.Exit(Questions.Timeout));
        }
    }

    public void EndWait()
    {
        if (Current is { Type: WaitStep } && Pending is null)
        {
            Drive(Next.Exit("next"));
        }
    }
}
