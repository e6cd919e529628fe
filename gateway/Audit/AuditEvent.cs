using System.Text.Json.Serialization;

namespace Bridge.Gateway.Audit;

/// <summary>What stands in the audit log beside changes: who came and went, and what signing in rests on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuditEvent>))]
public enum AuditEvent
{
    [JsonStringEnumMemberName("signedIn")] SignedIn,
    [JsonStringEnumMemberName("signInFailed")] SignInFailed,

    /// <summary>So often that nothing is tried for a while.</summary>
    [JsonStringEnumMemberName("lockedOut")] LockedOut,

    [JsonStringEnumMemberName("signedOut")] SignedOut,

    /// <summary>Another browser's, by the person himself.</summary>
    [JsonStringEnumMemberName("sessionEnded")] SessionEnded,

    [JsonStringEnumMemberName("passwordChanged")] PasswordChanged,

    /// <summary>Once more, before something that changes who gets in.</summary>
    [JsonStringEnumMemberName("proved")] Proved,

    /// <summary>Somebody signed in gave a wrong password or code where one is asked for once more.</summary>
    [JsonStringEnumMemberName("proofRefused")] ProofRefused,

    [JsonStringEnumMemberName("secondFactorOn")] SecondFactorOn,
    [JsonStringEnumMemberName("secondFactorOff")] SecondFactorOff,
    [JsonStringEnumMemberName("passkeyAdded")] PasskeyAdded,
    [JsonStringEnumMemberName("passkeyRemoved")] PasskeyRemoved,
}
