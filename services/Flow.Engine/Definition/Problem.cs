namespace Bridge.Flow.Engine.Definition;

/// <summary>Something an author should mend, with where it is. <paramref name="Subject"/>: the exit, option, text or field that it is about.</summary>
public sealed record Problem(string FlowId, string? StepId, ProblemCode Code, string Subject);

public enum ProblemCode
{
    /// <summary>The definition is of a version that this Bridge does not know.</summary>
    VersionUnknown,
    IdMissing,
    IdTwice,
    EntryMissing,
    TypeUnknown,

    /// <summary>An exit, entry or call leads to a step or flow that is not there.</summary>
    TargetMissing,
    Unreachable,
    TextMissing,
    TranslationMissing,
    TooLong,
    OptionsMissing,
    FieldMissing,
    FieldWrong,

    /// <summary>A validation without a known rule, with a value that the rule cannot use, or without words.</summary>
    ValidationWrong,

    /// <summary>A mapping rule without a source or a target, or of a type that is not known.</summary>
    MappingWrong,

    /// <summary>An answer goes nowhere: no rule, no text and no condition takes it up.</summary>
    MappingMissing,

    /// <summary>The ERP has the operation not, or it is switched off: the step can never do what it is for.</summary>
    OperationOff,

    /// <summary>A trigger of an unknown kind, without words or value, with a word that has another meaning already, or leading nowhere.</summary>
    TriggerWrong,

    /// <summary>An answer after which nothing is said and nothing follows: the customer would wait for a word.</summary>
    DeadEnd,

    /// <summary>Steps that run in a circle without ever waiting.</summary>
    EndlessCircle,

    /// <summary>After an order that may have been placed a route leads to placing without a new cart.</summary>
    WriteAfterUnknown,

    /// <summary>A text takes up a name that nothing fills in: the customer would read a hole.</summary>
    NameUnknown,
}
