using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Gateway.Keys;

/// <summary>A program's way in: what a person gave it, and no more.</summary>
public sealed class ApiKey
{
    public required Guid Id { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256: a key has 256 random bits, so there is nothing to slow down, and who reads the table cannot use it.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Its last characters: by them a person finds it among his programs' settings.</summary>
    public required string Hint { get; init; }

    /// <summary>It may what these may.</summary>
    public required string[] Roles { get; init; }

    /// <summary>Parts of the API: <c>messaging</c>, <c>flow</c>, <c>catalog</c>, <c>hr</c>, <c>erp</c>, <c>gateway</c>.</summary>
    public required string[] Areas { get; init; }

    /// <summary>It asks and changes nothing.</summary>
    public required bool ReadOnly { get; init; }

    public required Guid MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; set; }

    internal static void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_key").HasIndex(k => k.Hash).IsUnique();
        key.Property(k => k.Id).ValueGeneratedNever();
    }
}
