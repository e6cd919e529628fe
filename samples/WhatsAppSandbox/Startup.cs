using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Webhooks;

namespace Bridge.WhatsAppSandbox;

/// <summary>Takes up what a former run left: conversations, undelivered webhooks, messages whose statuses are still to come.</summary>
internal sealed class Startup(SandboxStore store, WebhookQueue webhooks, CustomerPhone phone, StatusProgress progress) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.Load();
        webhooks.Resume();
        foreach (var customer in store.Customers.Where(customer => !customer.Offline))
        {
            phone.ComeOnline(customer);
        }
        progress.Resume();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
