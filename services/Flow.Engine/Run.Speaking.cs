using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine;

/// <summary>What is said in this turn: texts gather and go above the question that follows, where WhatsApp lets them.</summary>
internal sealed partial class Run
{
    /// <summary>Questions that an old tap can find its way back to; what is older still has options that stand alone.</summary>
    private const int QuestionsKept = 12;

    /// <summary>What was to be said before the ERP was asked, or before it is quiet: it goes above the answer, as one message.</summary>
    private const string HeldName = "~held";

    private readonly List<Content> messages = [];

    /// <summary>What an earlier turn left to be said.</summary>
    private TextContent? recalled;

    /// <summary>What is told in this turn, and not asked.</summary>
    private string? told;
    private Audience audience;
    private string? source;
    private string? missingText;
    private Func<string, string?>? fact;

    /// <summary>Where what is said finds its words, where that is not the step that waits.</summary>
    public Frame? Voice { get; set; }

    /// <summary>It is said while a person answers, too: he has asked for it.</summary>
    public bool Aloud { get; set; }

    /// <summary>For those who may be told nothing else by then.</summary>
    public TemplateContent? WhenClosed { get; set; }

    public string Language => Record.Language ?? Context.Languages[0];

    /// <summary>The current step's text of that name, else its flow's, else the main flow's.</summary>
    public string T(string name, params (string Name, string? Value)[] arguments)
    {
        if (FindText(name) is not { } text)
        {
            missingText ??= name;
            return "";
        }

        return Fill(text.In(Language, Context.Languages[0]), arguments);
    }

    /// <summary>A status of the ERP in the words that the admin gave it, else neutrally.</summary>
    public string News(IReadOnlyDictionary<string, string> words, params (string Name, string? Value)[] arguments) =>
        words.TryGetValue(Language, out var own) ? Fill(own, arguments) : T("order_news", arguments);

    private string Fill(string template, (string Name, string? Value)[] arguments) => arguments.Length == 0 || !Template.IsOne(template) ? Fill(template) : FillWith(template, arguments);

    private string FillWith(string template, (string Name, string? Value)[] arguments) => Template.Fill(template, key =>
    {
        foreach (var (argument, value) in arguments)
        {
            if (argument == key)
            {
                return value;
            }
        }

        return Fact(key);
    });

    private string Fill(string template) => Template.Fill(template, fact ??= Fact);

    public bool Has(string text) => FindText(text) is not null;

    public Offer Offer(string option, string text) => new(option, T(text), Text: FindText(text));

    public string In(LocalText text) => Template.Fill(text.In(Language, Context.Languages[0]), Fact);

    public string In(LocalText text, params (string Name, string? Value)[] arguments) => Fill(text.In(Language, Context.Languages[0]), arguments);

    public ImageRef? In(IReadOnlyDictionary<string, ImageRef> pictures) => LocalText.Pick(pictures, Language, Context.Languages[0]);

    public string In(IReadOnlyDictionary<string, string> texts) => LocalText.Pick(texts, Language, "");

    public string Amount(decimal amount, string currency) => Money.Format(amount, currency, Language);

    /// <summary>Adds a paragraph.</summary>
    public void Say(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        Speaks();
        told = told is null ? text : told + "\n\n" + text;
        if (messages is [.., TextContent last] && last.Body.Length + text.Length + 2 <= WhatsApp.LongBody)
        {
            messages[^1] = new TextContent(last.Body + "\n\n" + text);
            return;
        }

        messages.Add(new TextContent(Graphemes.Shorten(text, WhatsApp.LongBody)));
    }

    /// <summary>Says what is not a text.</summary>
    public void Send(Content content)
    {
        Speaks();
        messages.Add(content);
    }

    /// <summary>A courtesy that a flow may leave out.</summary>
    public bool SayIfThere(string text)
    {
        if (FindText(text) is null)
        {
            return false;
        }

        Say(T(text));
        return true;
    }

    /// <summary>Puts a question without offers: the answer is typed or sent.</summary>
    public Next Ask(string body, Func<string, Content>? make = null)
    {
        Asked();
        Put(body, WhatsApp.LongBody, make ?? (text => new TextContent(text)));
        return Next.Wait;
    }

    /// <summary>Puts a question with offers: buttons where they fit, else a list. Pages are the step's own: see <see cref="Paging"/>.</summary>
    public Next Ask(string body, IReadOnlyList<Offer> offers, ImageRef? picture = null)
    {
        if (offers.Count == 0)
        {
            return Ask(body);
        }

        Asked();
        var session = Session!.Id;
        var visit = Visit;
        var label = Graphemes.Shorten(T("choose"), WhatsApp.ListButton);
        var buttons = Offers.AsButtons(offers) && (picture is not null || body.Length <= WhatsApp.Body);
        if (buttons)
        {
            Put(body, WhatsApp.Body, text => Offers.Buttons(text, offers, session, visit) with { Picture = picture });
        }
        else
        {
            Put(body, WhatsApp.LongBody, text => Offers.List(text, label, offers, session, visit));
        }

        return Next.Wait;
    }

    /// <summary>Takes back what was said in this turn: it led to nothing.</summary>
    private void Unsay()
    {
        messages.Clear();
        Record = Record with { Asked = [.. Record.Asked.Where(question => question.Session != Session?.Id || question.Visit <= Session.Visit)] };
    }

    private void Put(string body, int max, Func<string, Content> make)
    {
        Speaks();
        if (body.Length == 0)
        {
            missingText ??= "text";
        }

        if (messages is [.., TextContent above] && above.Body.Length + body.Length + 2 <= max)
        {
            messages.RemoveAt(messages.Count - 1);
            body = above.Body + "\n\n" + body;
        }

        messages.Add(make(Graphemes.Shorten(body, max)));
    }

    /// <summary>A question gets the next visit, and is remembered. The same one put again keeps what was before it.</summary>
    private void Asked()
    {
        Visit++;
        var standing = Question(At);
        var again = standing is not null && standing.Frames.SequenceEqual(frames)
            && JsonNode.DeepEquals(standing.Variables.GetValueOrDefault(StateName), State);
        var question = new Question(Session!.Id, Visit, again ? standing!.Back : At, [.. frames], LendVariables());
        Record = Record with { Asked = [.. Record.Asked.Skip(Record.Asked.Count - QuestionsKept + 1), question] };
        At = Visit;
        ListenForSilence();
        ListenForReminder();
        Trace("asked");
    }

    private void Speaks()
    {
        if ((Voice ?? Top) is { } place)
        {
            source = $"{place.FlowId}/{place.StepId}";
            audience = IsHr ? Audience.Hr : audience;
        }
    }

    /// <summary>The step stands in a flow of HR's.</summary>
    internal bool IsHr => Top is { } top && Flows.TryGet(top.FlowId, out var flow) && flow.Audience == Audience.Hr;

    private void FinishSpeaking()
    {
        // A person answers: the bot keeps still, whatever the ERP says to it meanwhile.
        if (messages.Count == 0 || (Record.Person == PersonState.Answers && !Aloud))
        {
            return;
        }

        if (messages.Count > Context.Limits.MessagesPerTurn)
        {
            Fail("too_many_messages");
        }

        if (Holds() || IsLeftToWhatFollows())
        {
            return;
        }

        effects.Insert(0, new Say([.. messages], audience, source ?? Flows.Main, MoreToCome: Pending is not null, WhenClosed));
    }

    /// <summary>Texts before an answer that is still to come need no message of their own; one that takes long is not waited for.</summary>
    private bool Holds()
    {
        var begins = gathers || effects.Exists(effect => effect is Request);
        var waits = Pending is { WordAt: not null } || this[WrongName] is not null || Number(GathersName) == Visit;
        if (Session is null || IsHr || messages is not [TextContent text] || !(begins || (ReferenceEquals(text, recalled) && waits)))
        {
            return false;
        }

        this[HeldName] = text.Body;
        Pending = Pending is { WordAt: null } pending && begins ? pending with { WordAt = Context.Now + Context.Limits.WordAfter } : Pending;
        return true;
    }

    private void Recall()
    {
        if (FlowReader.String(variables.GetValueOrDefault(HeldName)) is { } held)
        {
            this[HeldName] = null;
            told = held;
            messages.Add(recalled = new TextContent(held));
        }
    }

    /// <summary>A list to choose from: what is read next is an answer to the same question, and what was told above it goes above the one that follows.</summary>
    private bool IsLeftToWhatFollows()
    {
        var leaves = WordsFollow && messages is [ListContent or ButtonsContent] && Current?.Type is ChoiceStep or ProductPickerStep or JobPickerStep;
        if (leaves)
        {
            this[HeldName] = told;
        }

        return leaves;
    }

    public LocalText? FindText(string name) =>
        (Voice ?? Top) is { } place && Flows.Step(place)?.Texts.GetValueOrDefault(name) is { } own ? own
        : (Voice ?? Top) is { } there && Flows.TryGet(there.FlowId, out var flow) && flow.Texts.GetValueOrDefault(name) is { } shared ? shared
        : Flows.MainFlow?.Texts.GetValueOrDefault(name);
}
