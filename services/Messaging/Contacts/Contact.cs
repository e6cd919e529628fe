using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Contacts;

/// <summary>A customer. He is not a phone number: what he is known by stands in <see cref="Identity"/> rows.</summary>
sealed class Contact
{
    public required Guid Id { get; init; }

    /// <summary>The name he gave himself on WhatsApp.</summary>
    public string? Name { get; set; }

    /// <summary>He asked for no more advertising: by his own word, the last that came.</summary>
    public bool MarketingStopped { get; set; }
    public DateTimeOffset? MarketingChosenAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public List<Identity> Identities { get; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> contact)
        {
            contact.ToTable("contact");
            contact.HasMany(c => c.Identities).WithOne().HasForeignKey(i => i.ContactId);
            contact.Property(c => c.MarketingStopped).HasDefaultValue(false);
            contact.HasIndex(c => c.Name).HasMethod("gin").HasOperators("gin_trgm_ops");
        }
    }
}

/// <summary>One thing that a contact is known by. Meta shows them singly or together; together links them.</summary>
sealed class Identity
{
    public required string Kind { get; init; }

    /// <summary>Within which a value is unique: empty while an installation serves one business portfolio.</summary>
    public required string Scope { get; init; }

    public required string Value { get; init; }
    public required Guid ContactId { get; init; }

    /// <summary>Of several of one kind the newest counts: numbers and ids change.</summary>
    public required DateTimeOffset LinkedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Identity>
    {
        public void Configure(EntityTypeBuilder<Identity> identity)
        {
            identity.ToTable("identity").HasKey(i => new { i.Kind, i.Scope, i.Value });
            identity.HasIndex(i => i.ContactId);
            identity.HasIndex(i => i.Value).HasMethod("gin").HasOperators("gin_trgm_ops");
        }
    }
}

static class IdentityKinds
{
    /// <summary>Digits: the number as WhatsApp knows it, which may differ from the one that is dialled.</summary>
    public const string WaId = "wa_id";

    /// <summary>E.164 with +: the number that a customer with a username shared as his own.</summary>
    public const string Phone = "phone";

    /// <summary>Meta's business-scoped user id.</summary>
    public const string UserId = "bsuid";

    /// <summary>The one shared by linked portfolios.</summary>
    public const string ParentUserId = "parent_bsuid";

    /// <summary>Shown and searched, never trusted to find a contact by: usernames change hands.</summary>
    public const string Username = "username";
}
