using Bridge.Contracts.Hr;
using Bridge.Flow.Engine;
using Bridge.Flow.ReadModel;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Flow.Tests;

public sealed class RebuildTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Orders_and_applications_come_back_from_their_owners_when_none_is_here()
    {
        var chat = flow.NewChat();
        var application = new ApplicationChanged
        {
            ApplicationId = chat.Id,
            ConversationId = chat.Id,
            JobId = chat.Id,
            Version = 3,
            Reference = "A-1",
            JobName = "Baker",
            Stage = ApplicationStage.InReview,
            SubmittedAt = flow.Clock.GetUtcNow(),
        };
        await using var owners = Owners(new()
        {
            ["/internal/orders"] = [chat.Order()],
            ["/internal/applications"] = [application],
        });
        await owners.StartAsync();

        flow.AddReplica(owners.Urls.First());

        await Eventually.TrueAsync(() => flow.Host.WithDatabaseAsync(async db => await db.Orders.AnyAsync() && await db.Applications.AnyAsync()), "both are read");
        await using var scope = flow.Host.Services.CreateAsyncScope();
        var lookups = scope.ServiceProvider.GetRequiredService<Lookups>();
        Assert.Equal(chat.Order().Reference, Assert.IsType<OrderList>(await lookups.AnswerAsync(chat.Id, new OwnOrders(5), CancellationToken.None)).Orders.Single().Reference);
        Assert.Equal("A-1", Assert.IsType<ApplicationList>(await lookups.AnswerAsync(chat.Id, new OwnApplications(5), CancellationToken.None)).Applications.Single().Reference);
    }

    /// <summary>Catalog and Hr, as far as they are read.</summary>
    static WebApplication Owners(Dictionary<string, object[]> pages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var owners = builder.Build();
        owners.Urls.Add("http://127.0.0.1:0");
        owners.MapGet("/internal/{what}", (HttpRequest request) => Results.Json(
            new { items = pages.GetValueOrDefault(request.Path.Value ?? "", []), next = (string?)null }, BridgeJson.Options));
        return owners;
    }
}
