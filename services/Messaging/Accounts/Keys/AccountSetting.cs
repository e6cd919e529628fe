using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Accounts.Keys;

/// <summary>One key or id of the WhatsApp account as it was saved in the console; where there is no row, the environment's holds.</summary>
sealed class AccountSetting
{
    public required string Name { get; init; }

    /// <summary>Sealed, bound to its name.</summary>
    public byte[]? Secret { get; set; }

    /// <summary>An id, which is no secret.</summary>
    public string? Value { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    public static string PlaceOf(string name) => $"messaging|account_setting|{name}|secret";

    internal sealed class Configuration : IEntityTypeConfiguration<AccountSetting>
    {
        public void Configure(EntityTypeBuilder<AccountSetting> setting) => setting.ToTable("account_setting").HasKey(s => s.Name);
    }
}

/// <summary>What can be saved: its name here, in the API and behind <c>WhatsApp__</c> in the environment.</summary>
/// <param name="Longest">In characters.</param>
sealed record AccountKey(string Name, bool Secret, int Longest)
{
    public const string AppSecret = "AppSecret", AppSecretPrevious = "AppSecretPrevious", VerifyToken = "VerifyToken", AccessToken = "AccessToken",
        BusinessAccountId = "BusinessAccountId", PhoneNumberId = "PhoneNumberId";

    /// <summary>No key: a row of this name says that the stand-in for Meta is not talked to any more.</summary>
    public const string SandboxClosed = "SandboxClosed";

    public static readonly IReadOnlyList<AccountKey> All =
    [
        new(AppSecret, true, 200), new(AppSecretPrevious, true, 200), new(VerifyToken, true, 200), new(AccessToken, true, 2000),
        new(BusinessAccountId, false, 40),
        // Several, one after the other with commas.
        new(PhoneNumberId, false, 1000),
    ];

    public string Variable => $"WhatsApp__{Name}";

    public static AccountKey? Find(string name) => All.FirstOrDefault(key => key.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
