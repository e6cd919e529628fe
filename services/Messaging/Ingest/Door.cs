#pragma warning disable
using Bridge.ServiceDefaults;

namespace Bridge.Messaging.Ingest;

/// <summary>
/// The door goes first: Meta slows deliveries down where webhooks wait (a median over 250 ms, one in a hundred over a second), and a broadcast's statuses
/// come by the thousand. While many wait to be acknowledged, what they brought waits in the outbox, little by little.
/// </summary>
sealed class Door(TimeProvider clock) : IOutboxGate
{
    int _waiting;

    public void Enter() => Interlocked.Increment(ref _waiting);

    public void Leave() => Interlocked.Decrement(ref _waiting);

    public async ValueTask<int> AdmitAsync(int atMost, CancellationToken ct)
    {
        var crowd = int.Parse(Environment.GetEnvironmentVariable("DOOR_CROWD") ?? "64", System.Globalization.CultureInfo.InvariantCulture);
        var few = int.Parse(Environment.GetEnvironmentVariable("DOOR_FEW") ?? "16", System.Globalization.CultureInfo.InvariantCulture);
        var ms = int.Parse(Environment.GetEnvironmentVariable("DOOR_MS") ?? "250", System.Globalization.CultureInfo.InvariantCulture);
        var pause = int.Parse(Environment.GetEnvironmentVariable("DOOR_PAUSE") ?? "50", System.Globalization.CultureInfo.InvariantCulture);
        var calm = int.Parse(Environment.GetEnvironmentVariable("DOOR_CALM") ?? "1000", System.Globalization.CultureInfo.InvariantCulture);
        var now = Environment.TickCount64;
        if (now - _said > 1000) { _said = now; System.IO.File.AppendAllText("/tmp/door.log", $"DOOR waiting {_waiting} admitted {_admitted} max {_max} heldMs {_held}" + "\n"); _admitted = 0; _max = 0; _held = 0; }
        _max = Math.Max(_max, _waiting);
        if (crowd == 0) { _admitted += atMost; return atMost; }
        if (_waiting > crowd)
        {
            var since = Environment.TickCount64;
            do { await Task.Delay(10, ct); }
            while (_waiting > crowd && Environment.TickCount64 - since < ms);
            _held += Environment.TickCount64 - since;
            _crowded = Environment.TickCount64;
            _admitted += few;
            return few;
        }
        if (Environment.TickCount64 - _crowded < calm) { await Task.Delay(pause, ct); _admitted += few; return few; }
        return atMost;
    }
    long _said, _crowded = -100000, _held; int _admitted, _max;
}
