#pragma warning disable ASPIREINTERACTION001 // Questions in the dashboard may change with Aspire: this file alone asks any.
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.AppHost;

/// <summary>
/// Without the sandbox nobody can write to Bridge before WhatsApp's keys are there: those that neither the environment nor the console has given are asked for in the dashboard. They are saved where
/// the console saves them, sealed; Bridge runs meanwhile, for whoever would rather enter them there.
/// </summary>
internal sealed partial class MissingKeys(
    BridgeBuilder bridge, IInteractionService interaction, ResourceNotificationService notifications, IResourceBuilder<ServiceResource> gateway, ILogger<MissingKeys> logger) : BackgroundService
{
    static readonly Dictionary<string, string> Labels = new()
    {
        ["AppSecret"] = "App secret (App settings, Basic)",
        ["VerifyToken"] = "Verify token (your own choice; the same stands in the webhook settings)",
        ["AccessToken"] = "Access token of a system user",
        ["PhoneNumberId"] = "Phone number id (API setup)",
        ["BusinessAccountId"] = "WhatsApp Business account id",
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await notifications.WaitForResourceHealthyAsync(gateway.Resource.Name, stoppingToken);
            using var console = new HttpClient { BaseAddress = new Uri(gateway.GetEndpoint("http").Url) };
            console.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bridge.OperatorKey);
            while (await MissingAsync(console, stoppingToken) is { Count: > 0 } missing && interaction.IsAvailable)
            {
                LogMissing(string.Join(", ", missing.Select(key => key.Name)));
                var wanted = await interaction.PromptNotificationAsync(
                    "WhatsApp's keys are missing", "Nobody can write to Bridge before they are there. Enter them here, or in the console under Settings.",
                    new NotificationInteractionOptions { Intent = MessageIntent.Warning, PrimaryButtonText = "Enter" }, stoppingToken);
                if (wanted.Canceled || !wanted.Data)
                {
                    return;
                }

                var given = await interaction.PromptInputsAsync("WhatsApp's keys", "As Meta's App Dashboard shows them.", [.. missing.Select(InputOf)], cancellationToken: stoppingToken);
                if (!given.Canceled)
                {
                    await SaveAsync(console, given.Data, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Bridge is being stopped.
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException)
        {
            LogNotAsked(e);
        }
    }

    static async Task<IReadOnlyList<(string Name, bool Secret)>> MissingAsync(HttpClient console, CancellationToken ct)
    {
        var account = await console.GetFromJsonAsync<JsonElement>("/api/messaging/account", ct);
        return [.. account.GetProperty("keys").EnumerateArray().Where(key => !key.GetProperty("set").GetBoolean() && Labels.ContainsKey(key.GetProperty("name").GetString()!))
            .Select(key => (key.GetProperty("name").GetString()!, key.GetProperty("secret").GetBoolean()))];
    }

    static InteractionInput InputOf((string Name, bool Secret) key) =>
        new() { Name = key.Name, Label = Labels[key.Name], InputType = key.Secret ? InputType.SecretText : InputType.Text, Required = true };

    async Task SaveAsync(HttpClient console, InteractionInputCollection given, CancellationToken ct)
    {
        using var saved = await console.PutAsJsonAsync("/api/messaging/account/keys", given.ToDictionary(input => JsonNamingPolicy.CamelCase.ConvertName(input.Name), input => input.Value), ct);
        if (!saved.IsSuccessStatusCode)
        {
            // Which of them is wrong and why, in the service's words; what was entered is not among them.
            var problem = await saved.Content.ReadFromJsonAsync<JsonElement>(ct);
            var why = problem.TryGetProperty("errors", out var errors) ? string.Join(" ", errors.EnumerateObject().Select(e => $"{e.Name}: {e.Value[0].GetString()}")) : $"The gateway answered {(int)saved.StatusCode}.";
            await interaction.PromptMessageBoxAsync("The keys were not saved", why, new MessageBoxInteractionOptions { Intent = MessageIntent.Error }, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "WhatsApp's keys are missing and are asked for in the dashboard: {Names}")]
    partial void LogMissing(string names);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether WhatsApp's keys are missing could not be asked")]
    partial void LogNotAsked(Exception e);
}

internal static class MissingKeysExtensions
{
    public static void AsksForWhatsAppKeys(this BridgeBuilder bridge, IResourceBuilder<ServiceResource> gateway) =>
        bridge.App.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<MissingKeys>(services, bridge, gateway));
}
