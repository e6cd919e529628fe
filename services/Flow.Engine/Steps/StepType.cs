using System.Buffers;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>What a kind of step does. Stateless: everything is in the definition, the record and the session.</summary>
public abstract class StepType
{
    private IReadOnlyList<string>? allExits;
    private IReadOnlyList<Field>? allFields;

    public abstract string Name { get; }

    public abstract StepKind Kind { get; }

    /// <summary>The fields of its own.</summary>
    public virtual IReadOnlyList<Field> Fields => [];

    /// <summary>Exits that the type has of itself; those with options add the options' ids.</summary>
    public abstract IReadOnlyList<string> Exits { get; }

    /// <summary>Texts that the type says, beyond those that all steps share: found in the step, its flow, or the main flow.</summary>
    public virtual IReadOnlyList<string> Texts => [];

    /// <summary>Those of <see cref="Texts"/> that this very step says.</summary>
    internal virtual IEnumerable<string> Says(Step step) => Texts;

    /// <summary>Whether a flow can come to rest here; steps that never do must not run in a circle.</summary>
    public virtual bool Waits => true;

    /// <summary>It puts a question: then wrong tries and silence may have exits of their own.</summary>
    public virtual bool Asks => false;

    /// <summary>Every exit that a step of this type may connect, without its options'.</summary>
    public IReadOnlyList<string> AllExits => allExits ??= Asks ? [.. Exits, .. Questions.Exits] : Exits;

    public IReadOnlyList<Field> AllFields => allFields ??= Asks ? [.. Fields, .. Questions.Fields] : Fields;

    /// <summary>For a step that writes to the ERP: the type of step at which the customer agrees to something new.</summary>
    public virtual string? Renews => null;

    /// <summary>Operations of the ERP without which the step can never do what it is for.</summary>
    public virtual IReadOnlyList<ErpOperation> Needs => [];

    /// <summary>What is wrong with the step beyond the shape of its fields.</summary>
    internal virtual IEnumerable<(ProblemCode Code, string Subject)> Check(Step step) => [];

    /// <summary>Whether an exit that is not connected is the same as <c>next</c>.</summary>
    internal virtual bool Falls(string exit) => false;

    /// <summary>Exits that follow an answer to which the step itself says nothing.</summary>
    internal virtual IEnumerable<string> Answering(Step step) => Asks && Exits.Contains("next") ? ["next"] : [];

    /// <summary>The flow comes here, or the question is put again.</summary>
    internal abstract Next Enter(Run run, Step step);

    /// <summary>Whether the waiting step takes messages that are neither words nor a tap.</summary>
    internal virtual bool Takes(Item item) => false;

    /// <summary>Whether "cancel" is an answer here; elsewhere it leads to the menu.</summary>
    internal virtual bool TakesCancel(Run run, Step step, Said said) => false;

    /// <summary>The customer said something while this step waited.</summary>
    internal virtual Next Read(Run run, Step step, Said said) => Next.Again;

    /// <summary>The effect that this step asked for is answered.</summary>
    internal virtual Next Answer(Run run, Step step, EffectAnswer answer) => Next.Fail("unexpected_answer");
}

/// <summary>What a waiting step is told: a tapped option, typed words, or another kind of message.</summary>
internal sealed record Said(string? Option, string? Text, Item Item)
{
    public static Said Of(Item item) => item switch
    {
        TextItem text => new(null, WithoutDirections(text.Body), item),
        TapItem tap => ReplyId.TryParse(tap.ReplyId, out var id) ? new(id.Option, null, item) : new(null, tap.Title, item),
        _ => new(null, null, item),
    };

    /// <summary>What phones put around numbers and addresses that are copied in right-to-left text is not seen, and was not typed.</summary>
    private static string WithoutDirections(string text) => text.AsSpan().ContainsAny(Directions) ? string.Concat(text.Where(sign => !Directions.Contains(sign))) : text;

    private static readonly SearchValues<char> Directions = SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF");

    public Said WithOption(string option) => this with { Option = option, Text = null };
}
