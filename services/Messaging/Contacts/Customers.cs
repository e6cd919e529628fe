using Bridge.Contracts.Messaging;

namespace Bridge.Messaging.Contacts;

static class Customers
{
    /// <summary>The customer as the other services see him.</summary>
    public static Customer Of(Guid contactId, string phoneNumberId, string? name, Identities identities) => new()
    {
        ContactId = contactId,
        PhoneNumberId = phoneNumberId,
        Phone = identities.Phone,
        UserId = identities.UserId,
        Username = identities.Username,
        Name = name,
    };
}
