using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>A message of the business as it is seen on the phone.</summary>
public sealed record Said(long Sequence, string Id, string Type, string Text, IReadOnlyList<string> Options, bool HasPicture)
{
    public override string ToString() => $"{Text} [{string.Join("] [", Options)}]";
}

/// <summary>A customer with the sandbox's phone in his hand.</summary>
internal sealed class Phone
{
    /// <summary>Only a failure takes this long: a killed broker is back within seconds, on a machine that does much else within a minute or two.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly HttpClient _sandbox;
    readonly string _id;
    long _seen;

    Phone(HttpClient sandbox, string id, string number)
    {
        _sandbox = sandbox;
        _id = id;
        Number = number;
    }

    /// <summary>As the ERP gets it.</summary>
    public string Number { get; }

    /// <summary>Somebody new, with a British number: he is spoken to in English.</summary>
    public static async Task<Phone> OfNewCustomerAsync(HttpClient sandbox, string name, string? username = null)
    {
        var number = $"4477009{Random.Shared.Next(10_000, 100_000)}";
        using var answer = await sandbox.PostAsJsonAsync("/sandbox/customers", new { name, phone = number, username, hidesNumber = username is not null });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var customer = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(sandbox, customer.GetProperty("id").GetString()!, "+" + number);
    }

    public Task WriteAsync(string text) => PostAsync("text", JsonContent.Create(new { text }));

    /// <summary>Words that quote an older message.</summary>
    public async Task<Said> ReplyAndReadAsync(Said to, string text)
    {
        await PostAsync("text", JsonContent.Create(new { text, replyTo = to.Id }));
        return await ReadAsync();
    }

    /// <summary>As Meta brings it that could not bring it before: so old that WhatsApp lets nobody answer it any more.</summary>
    public async Task WriteLateAsync(string text)
    {
        var from = Number.TrimStart('+');
        using var answer = await _sandbox.PostAsJsonAsync("/sandbox/webhooks", new
        {
            @object = "whatsapp_business_account",
            entry = new[]
            {
                new
                {
                    id = "102290129340398",
                    changes = new[]
                    {
                        new
                        {
                            field = "messages",
                            value = new
                            {
                                messaging_product = "whatsapp",
                                metadata = new { display_phone_number = "15550783881", phone_number_id = "106540352242922" },
                                contacts = new[] { new { profile = new { name = "Late" }, wa_id = from } },
                                messages = new[]
                                {
                                    new
                                    {
                                        from,
                                        id = $"wamid.{Guid.CreateVersion7():N}",
                                        timestamp = DateTimeOffset.UtcNow.AddHours(-25).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
                                        type = "text",
                                        text = new { body = text },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task TapAsync(string title) => PostAsync("tap", JsonContent.Create(new { title }));

    public Task ShareNumberAsync() => PostAsync("contact", JsonContent.Create(new { }));

    public Task SendDocumentAsync(string fileName, string mimeType, string content) => SendFileAsync("document", fileName, mimeType, Encoding.UTF8.GetBytes(content));

    /// <summary>A photo of one pixel.</summary>
    public Task SendPhotoAsync() => SendFileAsync("image", "photo.png", "image/png", Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));

    Task SendFileAsync(string kind, string fileName, string mimeType, byte[] content)
    {
        var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(mimeType) } };
        return PostAsync("media", new MultipartFormDataContent { { file, "file", fileName }, { new StringContent(kind), "kind" } });
    }

    public async Task<Said> WriteAndReadAsync(string text)
    {
        await WriteAsync(text);
        return await ReadAsync();
    }

    public async Task<Said> TapAndReadAsync(string title)
    {
        await TapAsync(title);
        return await ReadAsync();
    }

    /// <summary>The next message of the business that has not been read yet.</summary>
    public async Task<Said> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await SaidAfterAsync(_seen, wait: 20) is [var next, ..])
            {
                _seen = next.Sequence;
                if (!IsExcuse(next))
                {
                    return next;
                }
            }
            Assert.False(patience.IsCancellationRequested, $"Nothing was said for {Patience.TotalSeconds:0} s. Before that: {string.Join(" | ", await SaidAsync())}");
        }
    }

    /// <summary>The next message that holds these words, whatever comes before it.</summary>
    public async Task<Said> ReadUntilAsync(string words)
    {
        var said = await ReadAsync();
        while (!said.Text.Contains(words, StringComparison.Ordinal))
        {
            said = await ReadAsync();
        }
        return said;
    }

    /// <summary>Everything the business has said to this customer.</summary>
    public async Task<IReadOnlyList<Said>> SaidAsync() => [.. (await SaidAfterAsync(0, wait: 0)).Where(said => !IsExcuse(said))];

    /// <summary>What is said on a machine that does much else, and belongs to no journey.</summary>
    static bool IsExcuse(Said said) => said.Text.StartsWith("One moment, please", StringComparison.Ordinal);

    async Task<IReadOnlyList<Said>> SaidAfterAsync(long after, int wait)
    {
        var list = await _sandbox.GetAsync<JsonElement>($"/sandbox/customers/{_id}/messages?after={after}&wait={wait}");
        return [.. list.GetProperty("items").EnumerateArray().Where(message => message.GetProperty("from").GetString() == "business").Select(Read)];
    }

    static Said Read(JsonElement message) => new(
        message.GetProperty("sequence").GetInt64(),
        message.GetProperty("id").GetString()!,
        message.GetProperty("type").GetString()!,
        message.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "",
        [.. message.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("title").GetString()!)],
        message.GetProperty("payload").TryGetProperty("interactive", out var interactive)
            && interactive.TryGetProperty("header", out var header) && header.GetProperty("type").GetString() == "image");

    async Task PostAsync(string what, HttpContent body)
    {
        using var answer = await _sandbox.PostAsync($"/sandbox/customers/{_id}/{what}", body);
        Assert.True(answer.IsSuccessStatusCode, $"{what}: {await answer.Content.ReadAsStringAsync()}");
    }
}
