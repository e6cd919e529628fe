using System.Text.Json;

namespace Bridge.Gateway.Audit;

/// <summary>Somebody of the company changed something, came or went. Written once and never changed: the database refuses both.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>As he was called then.</summary>
    public required string UserName { get; init; }

    /// <summary>Null: a change.</summary>
    public AuditEvent? Event { get; init; }

    public required string Method { get; init; }

    /// <summary>What was changed, as the console addresses it.</summary>
    public required string Path { get; init; }

    /// <summary>The answer's status: an attempt that was refused stands here too.</summary>
    public required int Status { get; init; }

    /// <summary>As it was read just before, where it can be read. Secrets are left out.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>What was asked for. Secrets are left out.</summary>
    public JsonElement? After { get; init; }

    public string? TraceId { get; init; }
}
