using Bridge.Flow.Engine;

namespace Bridge.Flow.Counts;

/// <param name="What"><c>entered</c>, or the exit that was taken.</param>
readonly record struct StepEvent(string FlowId, string StepId, DateOnly Day, string What);

/// <summary>What one transaction's turns have done at which step; counted only once it is committed.</summary>
sealed class TurnCounts
{
    public const string Entered = "entered";

    readonly List<(StepEvent Event, double Seconds)> _events = [];

    /// <param name="before">The session as the turn found it: a question that is put again is not entered again, and what is left was waited at.</param>
    public void Take(Session? before, IReadOnlyList<TraceStep> trace, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var standing = before?.Frames is [.., var top] ? (top.FlowId, top.StepId) : default;
        var waited = before is null ? 0 : (now - before.LastInputAt).TotalSeconds;
        foreach (var step in trace)
        {
            var at = (step.FlowId, step.StepId);
            if (step.What == "session_started")
            {
                standing = default;
            }
            else if (step.What == "entered" && at != standing)
            {
                _events.Add((new StepEvent(step.FlowId, step.StepId, day, Entered), 0));
                (standing, waited) = (at, 0);
            }
            else if (step.What == "left")
            {
                _events.Add((new StepEvent(step.FlowId, step.StepId, day, step.Detail ?? "next"), at == standing ? waited : 0));
                standing = default;
            }
        }
    }

    public void Forget() => _events.Clear();

    public IReadOnlyList<(StepEvent Event, double Seconds)> Take()
    {
        var taken = _events.ToArray();
        _events.Clear();
        return taken;
    }
}
