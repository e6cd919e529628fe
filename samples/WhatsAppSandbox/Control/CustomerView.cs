using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control;

internal sealed record CustomerView(
    string Id, string Name, string Phone, string UserId, string? Username, bool HidesNumber, bool ShowsNumber, bool Offline, bool SendsTwice,
    bool ReadReceipts, bool Blocked, StatusManner Statuses, DateTimeOffset? WindowEndsAt)
{
    public static CustomerView Of(Customer customer) => new(
        customer.Id, customer.Name, customer.Phone, customer.UserId, customer.Username, customer.HidesNumber, customer.ShowsNumber, customer.Offline,
        customer.SendsTwice, customer.ReadReceipts, customer.Blocked, customer.Statuses, customer.LastWroteAt + Customer.Window);
}
