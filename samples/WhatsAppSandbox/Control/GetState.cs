using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Control;

internal sealed record StateView(BusinessView Business, WebhookView Webhook, FaultsView Faults, IReadOnlyList<CustomerView> Customers);

internal sealed record BusinessView(string Name, string PhoneNumberId, string DisplayPhoneNumber);

internal sealed record WebhookView(Uri? Url, bool Verified, int Pending, int Dropped);

internal static class GetState
{
    public static void Map(RouteGroupBuilder control) => control.MapGet("/state", Handle);

    private static StateView Handle(SandboxStore store, WebhookQueue webhooks, Faults faults, IOptions<WhatsAppOptions> account, IOptions<SandboxOptions> sandbox) => new(
        new BusinessView(sandbox.Value.BusinessName, account.Value.PhoneNumberId, sandbox.Value.DisplayPhoneNumber),
        new WebhookView(sandbox.Value.WebhookUrl, webhooks.Verified, store.PendingWebhooks.Count, webhooks.Dropped),
        FaultsView.Of(faults),
        [.. store.Customers.Select(CustomerView.Of)]);
}
