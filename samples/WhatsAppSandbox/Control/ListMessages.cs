using Bridge.WhatsAppSandbox.State;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.WhatsAppSandbox.Control;

internal sealed record MessageList(IReadOnlyList<MessageView> Items, long Last);

/// <summary>The conversation; with <c>wait</c> it is answered as soon as the business has written something after <c>after</c>, so that nobody polls.</summary>
internal static class ListMessages
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public static void Map(RouteGroupBuilder control) => control.MapGet("/customers/{id}/messages", Handle);

    private static async Task<Results<Ok<MessageList>, NotFound>> Handle(
        string id, SandboxStore store, LiveEvents live, TimeProvider time, CancellationToken ct, long after = 0, double wait = 0)
    {
        // "nobody" is where messages to numbers that nobody has are kept.
        if (id != "nobody" && store.Customer(id) is null)
        {
            return TypedResults.NotFound();
        }
        if (wait > 0)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Min(wait, LongestWait.TotalSeconds)), time);
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
            try
            {
                await foreach (var _ in live.Listen(ends.Token))
                {
                    if (Since().Any(message => message.From == Sender.Business))
                    {
                        break;
                    }
                }
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested)
            {
                // Nothing came: the answer says so by being empty.
            }
        }
        var items = Since();
        return TypedResults.Ok(new MessageList([.. items.Select(MessageView.Of)], items.Count > 0 ? items[^1].Sequence : after));

        IReadOnlyList<ChatMessage> Since() => store.Messages(message => message.CustomerId == id && message.Sequence > after);
    }
}
