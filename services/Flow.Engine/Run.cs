using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine;

/// <summary>The working state of one turn: made from values, turned back into values, never kept.</summary>
internal sealed partial class Run
{
    /// <summary>Where a step keeps what is its own while it waits: gone when it is left.</summary>
    private const string StateName = "~";

    /// <summary>Flows that call flows: deeper than this they call each other in a circle.</summary>
    private const int MaxFrames = 16;

    private readonly IReadOnlyList<Answered> data;
    private readonly List<Effect> effects = [];
    private readonly List<TraceStep> trace = [];
    private List<Frame> frames = [];
    private Dictionary<string, JsonNode?> variables = [];

    /// <summary>The variables stand in a value that others hold: they are copied before the first change.</summary>
    private bool lent;
    private Query? missing;
    private int drawn;
    private int steps;
    private bool heardNow;

    public Run(Flows flows, Session? session, ConversationRecord record, IReadOnlyList<Answered> data, EngineContext context)
    {
        Flows = flows;
        Context = context;
        Record = record;
        this.data = data;
        if (session is not null)
        {
            Open(session);
        }
    }

    public Flows Flows { get; }
    public EngineContext Context { get; }
    public ConversationRecord Record { get; set; }
    public Session? Session { get; private set; }
    public PendingEffect? Pending { get; set; }
    public bool Parked { get; set; }
    public int Visit { get; private set; }

    /// <summary>The visit of the question that the session stands at.</summary>
    public int At { get; private set; }

    public int Misunderstandings { get; set; }

    /// <summary>The words that opened this session, until the first question has tried to read them.</summary>
    public string? Opening { get; set; }

    /// <summary>What he typed is his telephone number, which nobody has asked for yet.</summary>
    public bool HeardPhone { get; set; }

    /// <summary>Words that are here already come next.</summary>
    public bool WordsFollow { get; set; }

    public Frame? Top => frames.Count == 0 ? null : frames[^1];
    public IReadOnlyDictionary<string, JsonNode?> Variables => variables;

    /// <summary>What the waiting step keeps for itself.</summary>
    public JsonObject? State
    {
        get => variables.GetValueOrDefault(StateName) as JsonObject;
        set => this[StateName] = value;
    }

    public JsonNode? this[string name]
    {
        get => variables.GetValueOrDefault(name);
        set
        {
            if (value is null && !variables.ContainsKey(name))
            {
                return;
            }

            Own();
            if (value is null)
            {
                variables.Remove(name);
            }
            else
            {
                variables[name] = value;
            }
        }
    }

    public string? Text(string variable) => FlowReader.String(this[variable]);

    public int? Number(string variable) => this[variable] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public Guid? Id(string variable) => Guid.TryParse(Text(variable), out var id) ? id : null;

    public Guid Draw(string name) => Ids.From(Context.Seed, name + drawn++);

    public void Do(Effect effect) => effects.Add(effect);

    public void Note(string code, params (string Name, string Value)[] arguments) =>
        Do(new Note($"{code}-{Draw(code):N}", code, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)));

    /// <summary>Said of this thing once, however often and by whichever turn.</summary>
    public void NoteOnce(string code, Guid of, params (string Name, string Value)[] arguments) =>
        Do(new Note($"{code}-{of:N}", code, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)));

    public void Trace(string what, string? detail = null) => trace.Add(new TraceStep(Top?.FlowId ?? "", Top?.StepId ?? "", what, detail));

    /// <summary>Whether the answer to a query is at hand. Where it is not, the turn is run again with it: return <see cref="Next.Unknown"/>.</summary>
    public bool Knows<T>(Query query, [NotNullWhen(true)] out T? answer) where T : QueryAnswer
    {
        foreach (var answered in data)
        {
            if (answered.Answer is T found && answered.Query == query)
            {
                answer = found;
                return true;
            }
        }

        missing ??= query;
        answer = null;
        return false;
    }

    /// <summary>Begins a session at a place in the flows; what is in the old one is gone, the record stays.</summary>
    public void Begin(Frame at)
    {
        Open(new Session
        {
            Id = Draw("session"),
            BundleVersion = Flows.Version,
            Frames = [at],
            Visit = 0,
            Variables = new Dictionary<string, JsonNode?>(),
            StartedAt = Context.Now,
            LastInputAt = Context.Now,
        });
        Trace("session_started");
    }

    /// <summary>Begins a session at a place in the flows with what is known already, and goes on from there.</summary>
    public void Start(Frame at, IReadOnlyDictionary<string, JsonNode?> known)
    {
        Close();
        Begin(at);
        foreach (var (name, value) in known)
        {
            this[name] = value?.DeepClone();
        }

        Enter();
    }

    public void Close()
    {
        Session = null;
        frames = [];
        (variables, lent) = ([], false);
        Pending = null;
        Parked = false;
        Misunderstandings = 0;
    }

    public Outcome Outcome()
    {
        if (missing is not null)
        {
            return new Needs(missing);
        }

        if (missingText is not null)
        {
            Fail("text_missing:" + missingText);
        }

        if (IsTooCostly)
        {
            Fail("too_costly");
        }

        if (variables.Values.Sum(Size) > Context.Limits.SessionSize)
        {
            Fail("session_too_large");
        }

        FinishSpeaking();
        var session = Session is null || frames.Count == 0 ? null : Session with
        {
            LastInputAt = heardNow ? Context.Now : Session.LastInputAt,
            Frames = frames,
            Visit = Visit,
            At = At,
            Variables = variables,
            Pending = Pending,
            Parked = Parked || IsAway,
            Frozen = Record.Person == PersonState.Answers,
            Misunderstandings = Misunderstandings,
        };
        return new Turn(session, Record, effects, trace);
    }

    /// <summary>Leaves everything for another place in the flows, within the same session.</summary>
    public void Jump(Frame to)
    {
        frames = [to];
        State = null;
        Parked = false;
    }

    public void Heard()
    {
        BreakSilence();
        heardNow = true;
    }

    /// <summary>About as much as its JSON, without writing it.</summary>
    private static int Size(JsonNode? node) => node switch
    {
        JsonObject map => map.Sum(entry => entry.Key.Length + Size(entry.Value) + 6),
        JsonArray list => list.Sum(Size) + 2,
        JsonValue value when value.TryGetValue<string>(out var text) => text.Length + 2,
        _ => 8,
    };

    private void Own()
    {
        if (lent)
        {
            (variables, lent) = (new(variables), false);
        }
    }

    /// <summary>As they are now, for ever.</summary>
    private Dictionary<string, JsonNode?> LendVariables()
    {
        lent = true;
        return variables;
    }

    private void Open(Session session)
    {
        Session = session;
        frames = [.. session.Frames];
        (variables, lent) = session.Variables is Dictionary<string, JsonNode?> own ? (own, true) : (new(session.Variables), false);
        Pending = session.Pending;
        Parked = session.Parked;
        Visit = session.Visit;
        Misunderstandings = session.Misunderstandings;
        At = session.At;
        Recall();
    }
}
