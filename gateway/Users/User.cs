using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Gateway.Users;

/// <summary>A person of the company who signs in to the console. Services know only the id.</summary>
public sealed class User : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>May not sign in any more; what he did stays under his name.</summary>
    public bool Disabled { get; set; }

    /// <summary>Somebody else has seen the password: it was made here and handed over, and is for one sign-in, to choose another.</summary>
    public bool PasswordWasMade { get; set; }

    /// <summary>When a password that was made opens nothing any more.</summary>
    public DateTimeOffset? PasswordUntil { get; set; }

    /// <summary>What the authenticator app knows too, sealed.</summary>
    public byte[]? AuthenticatorSecret { get; set; }

    /// <summary>The half minute, since 1970, whose code was taken last: it and those before open nothing again.</summary>
    public long LastCode { get; init; }

    public static string PlaceOf(string id) => $"user|{id}|authenticator_secret";

    /// <summary>A password that is handed over waits so long for its owner.</summary>
    public void MadeAPassword(DateTimeOffset now) => (PasswordWasMade, PasswordUntil) = (true, now.AddDays(3));

    public void ChosePassword() => (PasswordWasMade, PasswordUntil) = (false, null);

    /// <summary>The first owner's stands in the secrets folder of the machine, and may stay as long as nobody comes from elsewhere.</summary>
    public bool MustChoosePassword(bool onlyThisMachine) => PasswordWasMade && (PasswordUntil is not null || !onlyThisMachine);

    internal static void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("user");
        // Two requests at once: whoever read the row before must not write an old number back, and with it a code that was used.
        user.Property(u => u.LastCode).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
    }
}
