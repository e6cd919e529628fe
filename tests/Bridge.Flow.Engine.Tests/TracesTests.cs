using System.Globalization;
using System.Text;
using System.Text.Json;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>
/// What each turn of a journey leaves behind, beside what is said: its steps, timers, requests and notes, the session and the record. UPDATE_GOLDEN=1
/// writes it into the files.
/// </summary>
public class TracesTests
{
    private static readonly string Folder = Path.Combine(Source.Tests, "Journeys");

    public static TheoryData<string> Journeys => JourneysTests.Journeys;

    [Theory]
    [MemberData(nameof(Journeys))]
    public void A_journey_leaves_what_is_written_down(string journey)
    {
        var conversation = new Conversation(Source.Defaults, World.Large());
        var written = new StringBuilder();
        var turns = new List<Turn>();
        conversation.Took = turns.Add;
        var begun = conversation.Now;
        foreach (var line in File.ReadAllText(Path.Combine(Folder, journey + ".txt")).Split('\n').Where(line => line.StartsWith('>') || line.StartsWith('#')))
        {
            // So that what is kept of when shows.
            conversation.Now += TimeSpan.FromSeconds(1);
            written.Append(line).Append('\n');
            Transcript.Play(conversation, line);
            foreach (var turn in turns)
            {
                Write(written, turn, begun);
            }

            turns.Clear();
        }

        Source.Expect(Path.Combine(Folder, "Traces", journey + ".txt"), written.ToString());
    }

    private static void Write(StringBuilder written, Turn turn, DateTimeOffset begun)
    {
        string At(DateTimeOffset? time) => time is null ? "-" : Math.Round((time.Value - begun).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        written.Append("  ").AppendJoin("; ", turn.Trace.Select(step => $"{step.FlowId}/{step.StepId} {step.What}{(step.Detail is null ? "" : ":" + step.Detail)}")).Append('\n');
        if (turn.Effects.Count > 0)
        {
            written.Append("  does ").AppendJoin(", ", turn.Effects.Select(effect => effect switch
            {
                Say say => $"say {say.Messages.Count} {say.Audience} {say.Source}{(say.MoreToCome ? " more" : "")}{(say.WhenClosed is null ? "" : " or template")}",
                SetTimer timer => $"{timer.TimerId} at {At(timer.Due)}",
                CancelTimer timer => $"not {timer.TimerId}",
                Note note => $"note {note.Key[..^24]} {string.Join(' ', note.Arguments.Select(argument => $"{argument.Key}={argument.Value}"))}",
                Request request => $"{Short(JsonSerializer.Serialize((object)request))} until {At(request.Deadline)}",
                _ => effect.ToString(),
            })).Append('\n');
        }

        if (turn.Session is { } session)
        {
            written.Append(CultureInfo.InvariantCulture, $"  session {Short(session.Id)} v{session.BundleVersion} {string.Join(" > ", session.Frames.Select(frame => $"{frame.FlowId}/{frame.StepId}"))}")
                .Append(CultureInfo.InvariantCulture, $" visit {session.Visit} at {session.At} wrong {session.Misunderstandings} began {At(session.StartedAt)} heard {At(session.LastInputAt)}")
                .Append(session.Parked ? " parked" : "").Append(session.Frozen ? " frozen" : "").Append(session.Pending is { } pending ? $" waits {pending.Writes} {At(pending.Deadline)}" : "")
                .Append(' ').AppendJoin(' ', session.Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => $"{variable.Key}={Short(variable.Value?.ToJsonString() ?? "")}")).Append('\n');
        }

        var record = turn.Record;
        written.Append(CultureInfo.InvariantCulture, $"  record {record.Language}{(record.LanguageSettled ? "!" : "")} {record.Person} {At(record.PersonSince)} {record.Name} {record.Phone} {record.Email} {record.LastAddress?.Line1}");
        if (record.Cart is { } cart)
        {
            written.Append(CultureInfo.InvariantCulture, $" cart {Short(cart.DraftId)} r{cart.Revision} {string.Join('+', cart.Lines.Select(line => line.Quantity))} {cart.Quote?.Total} {At(cart.ChangedAt)}{(record.Reminded == cart.DraftId ? " reminded" : "")}");
        }

        written.Append(" placed ").AppendJoin(',', record.Placed.Select(placed => $"{Short(placed.DraftId)} {placed.Number} {placed.OrderId is not null} {At(placed.At)}"))
            .Append(" asked ").AppendJoin(',', record.Asked.Select(asked => $"{asked.Visit}<{asked.Back}{(asked.Chosen is null ? "" : "*")}{(asked.Session == turn.Session?.Id ? "" : "'")}")).Append('\n');
    }

    private static string Short(Guid id) => id.ToString("N")[..4];

    /// <summary>Told apart by it, and no longer than a line.</summary>
    private static string Short(string json) => json.Length <= 40 ? json : json[..12] + "…" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..6];
}
