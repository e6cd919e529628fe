using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Alerts;

public sealed record TestAlertRequest(AlertChannel Channel);

/// <param name="Problem">Null: it got through.</param>
public sealed record TestAlertResponse(bool Sent, string? Problem);

/// <summary>Sends a harmless alert by what is saved, and says what became of it.</summary>
static class TestAlert
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void Map(RouteGroupBuilder alerts) => alerts.MapPost("/test", Handle).WithName(nameof(TestAlert));

    static async Task<Ok<TestAlertResponse>> Handle(TestAlertRequest request, Incidents incidents, GatewayDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var id = await incidents.TestAsync(request.Channel, ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(patience.Token))
            {
                if (await db.AlertDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.DueAt == null, patience.Token) is { } done)
                {
                    return TypedResults.Ok(new TestAlertResponse(done.SentAt is not null, done.Problem));
                }
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // It is still being tried.
        }

        return TypedResults.Ok(new TestAlertResponse(false, "It has not got through so far."));
    }
}
