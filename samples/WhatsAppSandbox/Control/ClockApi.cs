using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control;

internal sealed record ClockView(DateTimeOffset Now, double Speed);

/// <param name="ForwardSeconds">Put forward by so much; nothing goes backwards here.</param>
/// <param name="Speed">How many seconds pass in one: 3600 makes an hour of a second.</param>
internal sealed record ClockChange(double ForwardSeconds = 0, double? Speed = null);

internal static class ClockApi
{
    private const double Fastest = 100_000, Furthest = 366 * 24 * 3600;

    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/clock", (TimeProvider time) => View(time));
        control.MapPost("/clock", IResult (ClockChange change, TimeProvider time) =>
        {
            if (change.ForwardSeconds is not (>= 0 and <= Furthest))
            {
                return Send.As.Problem("forwardSeconds", "From 0 to a year.");
            }
            if (change.Speed is not null and not (>= 1 and <= Fastest))
            {
                return Send.As.Problem("speed", $"From 1 to {Fastest}.");
            }
            if (time is not SandboxClock clock)
            {
                return TypedResults.Problem("This sandbox runs by somebody else's clock.", statusCode: StatusCodes.Status409Conflict);
            }
            clock.Change(TimeSpan.FromSeconds(change.ForwardSeconds), change.Speed);
            return TypedResults.Ok(View(time));
        });
    }

    private static ClockView View(TimeProvider time) => new(time.GetUtcNow(), time is SandboxClock clock ? clock.Speed : 1);
}
