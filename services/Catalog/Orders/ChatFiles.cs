using System.Net.Http.Json;
using System.Text.Json;
using Bridge.ServiceDefaults;
using Polly;

namespace Bridge.Catalog.Orders;

/// <summary>A file that the customer sent to a line of his order, as the ERP is told of it.</summary>
/// <param name="Url">Null where the ERP cannot fetch it from us: then it is told in words that there is one.</param>
internal sealed record OrderFile(Guid Id, string? Url, string Filename, string MimeType, long? Size);

/// <summary>Asks Messaging, which keeps them, for links to the files of a chat.</summary>
internal sealed partial class ChatFiles(IHttpClientFactory http, ILogger<ChatFiles> logger)
{
    /// <summary>An order waits for this.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>All of them; those that cannot be had without a link, so that nobody overlooks that there is something to print.</summary>
    public async Task<IReadOnlyDictionary<Guid, OrderFile>> LinkAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var files = ids.Distinct().ToDictionary(id => id, id => new OrderFile(id, null, $"{id:N}", "application/octet-stream", null));
        if (files.Count == 0)
        {
            return files;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.CreateClient("messaging").PostAsJsonAsync("internal/media/links", files.Keys, BridgeJson.Options, patience.Token);
            answer.EnsureSuccessStatusCode();
            foreach (var file in await answer.Content.ReadFromJsonAsync<List<OrderFile>>(BridgeJson.Options, patience.Token) ?? [])
            {
                files[file.Id] = file;
            }
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or ExecutionRejectedException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogAway(e, files.Count);
        }

        return files;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messaging gives no links to {Count} files of an order: the ERP is told in words that they are in the chat")]
    partial void LogAway(Exception e, int count);
}
