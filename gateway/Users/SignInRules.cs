using System.Security.Claims;
using System.Text.Json.Serialization;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Gateway.Users;

/// <summary>What the company asks of whoever signs in: one row, once something was saved.</summary>
public sealed class SignInRules
{
    public int Id { get; init; } = 1;

    /// <summary>Who must have a second factor or a passkey.</summary>
    public FactorDemand SecondFactor { get; set; } = FactorDemand.Nobody;

    /// <summary>Unused for so long, a session ends.</summary>
    public int IdleHours { get; set; } = 12;

    /// <summary>However much it is used, it ends so long after the sign-in.</summary>
    public int LongestHours { get; set; } = 168;

    /// <summary>Those who see everything, and those who see applicants.</summary>
    static readonly string[] Privileged = [Roles.Owner, Roles.Admin, Roles.Hr];

    public bool DemandSecondFactorOf(IEnumerable<string> roles) => SecondFactor switch
    {
        FactorDemand.Everybody => true,
        FactorDemand.Privileged => roles.Any(Privileged.Contains),
        _ => false,
    };

    /// <summary>Whoever an identity provider has sent has proved himself there, as strictly as the provider asks.</summary>
    public bool AreMetBy(ClaimsPrincipal principal) =>
        principal.FindFirstValue(Proof.Claim) is Proof.TwoFactors or Proof.Elsewhere || !DemandSecondFactorOf(principal.FindAll("role").Select(role => role.Value));

    /// <summary>When a session ends that was opened then and would end by itself at <paramref name="idle"/>.</summary>
    public DateTimeOffset EndOf(DateTimeOffset signedInAt, DateTimeOffset idle)
    {
        var longest = signedInAt + TimeSpan.FromHours(LongestHours);
        return longest < idle ? longest : idle;
    }

    internal static void Configure(EntityTypeBuilder<SignInRules> rules)
    {
        rules.ToTable("sign_in_rules", table => table.HasCheckConstraint("ck_sign_in_rules_one", "id = 1"));
        rules.Property(r => r.Id).ValueGeneratedNever();
        rules.Property(r => r.SecondFactor).HasConversion<string>().HasMaxLength(20);
    }
}

[JsonConverter(typeof(JsonStringEnumConverter<FactorDemand>))]
public enum FactorDemand
{
    [JsonStringEnumMemberName("nobody")] Nobody,

    /// <summary>Owners, admins and HR.</summary>
    [JsonStringEnumMemberName("privileged")] Privileged,

    [JsonStringEnumMemberName("everybody")] Everybody,
}

/// <summary>The rules that hold now. Every request goes by them, so they are read once in a few seconds; whoever changes them here goes by the new ones at once.</summary>
public sealed class CurrentSignInRules(IDbContextFactory<GatewayDbContext> databases, TimeProvider clock)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    sealed record Read(SignInRules Rules, DateTimeOffset At);

    volatile Read? _last;

    public async ValueTask<SignInRules> GetAsync(CancellationToken ct)
    {
        if (_last is { } last && clock.GetUtcNow() - last.At < Fresh)
        {
            return last.Rules;
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var rules = await db.SignInRules.AsNoTracking().SingleOrDefaultAsync(ct) ?? new SignInRules();
        _last = new(rules, now);
        return rules;
    }

    public void ReadAnew() => _last = null;
}
