using Bridge.Contracts.Hr;
using Bridge.Flow.Engine;
using Bridge.Flow.ReadModel;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        await using var owners = await Owners.StartAsync(new()
        {
            ["/internal/orders"] = [chat.Order()],
            ["/internal/applications"] = [application],
        });

        flow.AddReplica(owners.Urls.First());

        await Eventually.TrueAsync(() => flow.Host.WithDatabaseAsync(async db => await db.Orders.AnyAsync() && await db.Applications.AnyAsync()), "both are read");
        await using var scope = flow.Host.Services.CreateAsyncScope();
        var lookups = scope.ServiceProvider.GetRequiredService<Lookups>();
        Assert.Equal(chat.Order().Reference, Assert.IsType<OrderList>(await lookups.AnswerAsync(chat.Id, new OwnOrders(5), CancellationToken.None)).Orders.Single().Reference);
        Assert.Equal("A-1", Assert.IsType<ApplicationList>(await lookups.AnswerAsync(chat.Id, new OwnApplications(5), CancellationToken.None)).Applications.Single().Reference);
    }
}
