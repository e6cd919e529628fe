using System.Text.Json.Serialization;
using Bridge.Contracts.Flow;

namespace Bridge.Contracts.Hr;

/// <summary>An open position as customers may see it, whole. Older versions are ignored; texts are maps by language with "" for the ERP's own.</summary>
public sealed record JobChanged
{
    public required Guid JobId { get; init; }
    public required long Version { get; init; }
    public required string ExternalId { get; init; }
    public required IReadOnlyDictionary<string, string> Name { get; init; }
    public required IReadOnlyDictionary<string, string> Description { get; init; }
    public string? Department { get; init; }
    public string? FlowId { get; init; }
    public required bool Visible { get; init; }
    public int Position { get; init; }
}

/// <summary>Hands an application in, at most once for each (conversation, submission).</summary>
public sealed record SubmitApplication
{
    public required EffectRef Effect { get; init; }

    /// <summary>Drawn when the form begins; the key of everything behind it.</summary>
    public required Guid SubmissionId { get; init; }

    public required Guid JobId { get; init; }
    public required Guid ContactId { get; init; }
    public required string Name { get; init; }

    /// <summary>E.164 with +.</summary>
    public required string Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>The CV, in Messaging's keeping until Hr has copied it.</summary>
    public Guid? CvMediaId { get; init; }

    public string? CvFilename { get; init; }

    /// <summary>Or photos of its pages, in their order, of which Hr makes one document.</summary>
    public IReadOnlyList<Guid> CvPages { get; init; } = [];

    public required IReadOnlyList<ApplicationAnswer> Answers { get; init; }
    public required bool Consent { get; init; }
    public required string Language { get; init; }
}

public sealed record ApplicationAnswer(string Question, string Answer);

public sealed record ApplicationAnswered
{
    public required EffectRef Effect { get; init; }
    public required Guid SubmissionId { get; init; }
    public required EffectOutcome Outcome { get; init; }
    public Guid? ApplicationId { get; init; }

    /// <summary>Bridge's own reference number.</summary>
    public string? Reference { get; init; }

    /// <summary>The same person has applied to this job before.</summary>
    public bool Repeated { get; init; }

    public string? Problem { get; init; }
}

/// <summary>An application of a conversation, whenever it changes. Older versions are ignored.</summary>
public sealed record ApplicationChanged
{
    public required Guid ApplicationId { get; init; }
    public required Guid ConversationId { get; init; }
    public required Guid JobId { get; init; }
    public required long Version { get; init; }
    public required string Reference { get; init; }
    public required string JobName { get; init; }
    public required ApplicationStage Stage { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ApplicationStage>))]
public enum ApplicationStage { New, InReview, Interview, Rejected, Hired }
