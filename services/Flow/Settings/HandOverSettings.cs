using System.ComponentModel.DataAnnotations;

namespace Bridge.Flow.Settings;

/// <summary>When a person is called, and when a customer has waited too long for him.</summary>
public sealed record HandOverSettings
{
    /// <summary>So often in a row the bot may not understand.</summary>
    [Range(1, 10)]
    public int Misunderstandings { get; init; } = 3;

    /// <summary>From then on the console shows a waiting customer in red.</summary>
    [Range(1, 24 * 60)]
    public int LateAfterMinutes { get; init; } = 10;
}
