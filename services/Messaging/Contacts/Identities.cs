using Bridge.WhatsApp.Rendering;

namespace Bridge.Messaging.Contacts;

/// <summary>A contact's identities read together: what the customer is called and how he is reached.</summary>
sealed record Identities(string? WaId, string? SharedPhone, string? UserId, string? Username)
{
    /// <param name="rows">Oldest first.</param>
    public static Identities Of(IEnumerable<(string Kind, string Value)> rows)
    {
        var byKind = rows.GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.Last().Value);
        return new Identities(byKind.GetValueOrDefault(IdentityKinds.WaId), byKind.GetValueOrDefault(IdentityKinds.Phone),
            byKind.GetValueOrDefault(IdentityKinds.UserId), byKind.GetValueOrDefault(IdentityKinds.Username));
    }

    public static Identities Of(IEnumerable<Identity> rows) => Of(rows.OrderBy(i => i.LinkedAt).Select(i => (i.Kind, i.Value)));

    /// <summary>What Meta shows of him is what Meta reaches him by; a number that he only told us comes last.</summary>
    public Recipient Recipient => new(WaId ?? (UserId is null ? SharedPhone : null), UserId);

    /// <summary>E.164 with +.</summary>
    public string? Phone => SharedPhone ?? (WaId is null ? null : "+" + WaId);
}
