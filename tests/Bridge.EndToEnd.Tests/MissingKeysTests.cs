#pragma warning disable ASPIREINTERACTION001, ASPIRETERMINAL001 // What the dashboard asks is answered here.
using System.Net.Http.Headers;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>Without the sandbox, and without keys: a Bridge of its own.</summary>
public sealed class MissingKeysTests
{
    [Fact]
    public async Task Keys_that_are_missing_are_asked_for_in_the_dashboard_until_they_can_be_saved()
    {
        var data = Path.Combine(Path.GetTempPath(), $"bridge-e2e-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            [
                $"--BRIDGE_DATA={data}", "--BRIDGE_PORT=auto", "--BRIDGE_ERP_PORT=auto", "--BRIDGE_DASHBOARD_PORT=auto", "--BRIDGE_SANDBOX=off",
                // Nobody listens there: what the keys are tried on is not Meta.
                "--WhatsApp:GraphBaseUrl=http://127.0.0.1:9",
            ],
            TestContext.Current.CancellationToken);
        var operators = new Operator();
        builder.Services.AddSingleton<IInteractionService>(operators);
        builder.Services.AddLogging(logging => logging.AddFilter("Bridge.AppHost.Resources", LogLevel.Warning));
        await using (var app = await builder.BuildAsync(TestContext.Current.CancellationToken))
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
            await app.ResourceNotifications.WaitForResourceHealthyAsync("gateway", TestContext.Current.CancellationToken);
            using var console = new HttpClient { BaseAddress = app.GetEndpoint("gateway", "http") };
            console.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await File.ReadAllTextAsync(Path.Combine(data, "secrets", "operator-key"), TestContext.Current.CancellationToken));

            await Eventually.TrueAsync("all keys are saved", async () =>
                (await console.GetAsync<JsonElement>("/api/messaging/account")).GetProperty("keys").EnumerateArray().Where(key => Operator.Right.ContainsKey(key.GetProperty("name").GetString()!)).All(key => key.GetProperty("set").GetBoolean()));

            Assert.Equal(Operator.Right.Keys.Order(), operators.Asked[0].Order());
            Assert.Equal(operators.Asked[0], operators.Asked[1]);
            Assert.Contains("Digits", Assert.Single(operators.Told), StringComparison.Ordinal);
            await app.StopAsync(TestContext.Current.CancellationToken);
        }

        await Eventually.TrueAsync("the data of the run is removed", () =>
        {
            try
            {
                Directory.Delete(data, recursive: true);
            }
            catch (IOException)
            {
                // The servers still hold some of it.
            }

            return Task.FromResult(!Directory.Exists(data));
        });
    }

    /// <summary>Who sits in front of the dashboard: his first try has a telephone number where its id is wanted.</summary>
    sealed class Operator : IInteractionService
    {
        public static readonly Dictionary<string, string> Right = new()
        {
            ["AppSecret"] = "an-app-secret", ["VerifyToken"] = "a-verify-token", ["AccessToken"] = "an-access-token", ["PhoneNumberId"] = "106540352242922", ["BusinessAccountId"] = "102290129340398",
        };

        public List<IReadOnlyList<string>> Asked { get; } = [];

        public List<string> Told { get; } = [];

        public bool IsAvailable => true;

        public Task<InteractionResult<bool>> PromptNotificationAsync(string title, string message, NotificationInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(InteractionResult.Ok(true));

        public Task<InteractionResult<InteractionInputCollection>> PromptInputsAsync(
            string title, string? message, IReadOnlyList<InteractionInput> inputs, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default)
        {
            foreach (var input in inputs)
            {
                input.Value = Asked.Count == 0 && input.Name == "PhoneNumberId" ? "+977 981-2345670" : Right[input.Name];
            }

            Asked.Add([.. inputs.Select(input => input.Name)]);
            return Task.FromResult(InteractionResult.Ok(new InteractionInputCollection(inputs)));
        }

        public Task<InteractionResult<bool>> PromptMessageBoxAsync(string title, string message, MessageBoxInteractionOptions? options = null, CancellationToken cancellationToken = default)
        {
            Told.Add(message);
            return Task.FromResult(InteractionResult.Ok(true));
        }

        public Task<InteractionResult<bool>> PromptConfirmationAsync(string title, string message, MessageBoxInteractionOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<InteractionResult<InteractionInput>> PromptInputAsync(
            string title, string? message, string inputLabel, string placeHolder, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<InteractionResult<InteractionInput>> PromptInputAsync(
            string title, string? message, InteractionInput input, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<InteractionResult<bool>> PromptProgressAsync(string message, ProgressInteractionOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<InteractionResult<bool>> PromptTerminalAsync(string title, AspireTerminal terminal, TerminalInteractionOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
