using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.WhatsAppSandbox.Tests;

public sealed class MediaTests
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];

    [Fact]
    public async Task An_upload_is_resolved_to_an_address_that_needs_the_token_and_lives_five_minutes()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var sandbox = await Sandbox.StartAsync(time);
        var id = await UploadAsync(sandbox, Picture, "image/png");

        var resolved = await sandbox.GetGraphAsync($"/v26.0/{id}?phone_number_id={Sandbox.PhoneNumberId}");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Picture)), (string?)resolved["sha256"]);
        Assert.Equal("image/png", (string?)resolved["mime_type"]);
        var url = (string)resolved["url"]!;

        Assert.Equal(HttpStatusCode.Unauthorized, (await sandbox.Http.GetAsync(url)).StatusCode);
        Assert.Equal(Picture, await (await GetAsync(sandbox, url)).Content.ReadAsByteArrayAsync());

        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(sandbox, url)).StatusCode);
    }

    [Fact]
    public async Task What_was_deleted_is_gone()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var id = await UploadAsync(sandbox, Picture, "image/png");

        using var delete = new HttpRequestMessage(HttpMethod.Delete, $"/v26.0/{id}");
        delete.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-access-token");
        (await sandbox.Http.SendAsync(delete)).EnsureSuccessStatusCode();

        using var sent = await sandbox.SendAsync("image", $$"""{"id":"{{id}}"}""");
        Assert.Equal(131009, (await Sandbox.ErrorAsync(sent)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_type_or_a_size_that_WhatsApp_does_not_take_is_refused()
    {
        await using var sandbox = await Sandbox.StartAsync();
        foreach (var (type, size) in new[] { ("application/x-msdownload", 10), ("image/png", 5 * 1024 * 1024 + 1) })
        {
            using var response = await PostFileAsync(sandbox, new byte[size], type);
            Assert.Equal(100, (await Sandbox.ErrorAsync(response)).GetProperty("code").GetInt32());
        }
    }

    [Fact]
    public async Task A_customers_document_arrives_as_a_descriptor_whose_bytes_can_be_fetched()
    {
        await using var sandbox = await Sandbox.StartAsync();
        byte[] cv = [.. "%PDF-1.7 a CV"u8];
        using var form = new MultipartFormDataContent { { Part(cv, "application/pdf"), "file", "my cv.pdf" }, { new StringContent("here it is"), "caption" } };
        using var response = await sandbox.Http.PostAsync("/sandbox/customers/asha/media", form);
        var sent = await response.Content.ReadFromJsonAsync<JsonElement>();

        var document = (await sandbox.Business.MessageAsync(sent.GetProperty("id").GetString()!)).Message!.Value.GetProperty("document");

        Assert.Equal("my cv.pdf", document.GetProperty("filename").GetString());
        Assert.Equal("here it is", document.GetProperty("caption").GetString());
        Assert.Equal(Convert.ToBase64String(SHA256.HashData(cv)), document.GetProperty("sha256").GetString());
        var resolved = await sandbox.GetGraphAsync($"/{document.GetProperty("id")}");
        Assert.Equal(cv, await (await GetAsync(sandbox, (string)resolved["url"]!)).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Media_by_link_is_fetched_and_fails_with_131053_where_it_cannot_be_had()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });

        var there = await sandbox.AcceptedAsync("image", $$"""{"link":"{{new Uri(sandbox.Business.Url, "/picture.png")}}"}""");
        var missing = await sandbox.AcceptedAsync("image", $$"""{"link":"{{new Uri(sandbox.Business.Url, "/none.png")}}"}""");

        await sandbox.Business.StatusAsync(there, "delivered");
        Assert.Equal("image/png", (await sandbox.MessageAsync("asha", there)).GetProperty("media").GetProperty("mimeType").GetString());
        var failed = (await sandbox.Business.StatusAsync(missing, "failed")).Status!.Value;
        Assert.Equal(131053, failed.GetProperty("errors")[0].GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_hash_can_be_wrong_a_download_can_end_in_the_middle_and_an_address_can_have_expired()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var id = await UploadAsync(sandbox, Picture, "image/png");
        foreach (var kind in (string[])["wrong_hash", "truncated", "expired"])
        {
            (await sandbox.Http.PostAsJsonAsync("/sandbox/faults/media", new { kind })).EnsureSuccessStatusCode();
        }

        var wrong = await sandbox.GetGraphAsync($"/{id}");
        var right = await sandbox.GetGraphAsync($"/{id}");
        var url = (string)right["url"]!;
        using var expired = await GetAsync(sandbox, url);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync(sandbox, url));

        Assert.NotEqual((string?)right["sha256"], (string?)wrong["sha256"]);
        Assert.Equal(HttpStatusCode.NotFound, expired.StatusCode);
        Assert.Equal(Picture, await (await GetAsync(sandbox, url)).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Of_an_upload_the_product_may_stand_in_the_address()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var form = new MultipartFormDataContent { { Part(Picture, "image/png"), "file", "a.png" } };

        using var response = await sandbox.GraphAsync(HttpMethod.Post, $"v26.0/{Sandbox.PhoneNumberId}/media?messaging_product=whatsapp", form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<string> UploadAsync(Sandbox sandbox, byte[] bytes, string type)
    {
        using var response = await PostFileAsync(sandbox, bytes, type);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<HttpResponseMessage> PostFileAsync(Sandbox sandbox, byte[] bytes, string type)
    {
        using var form = new MultipartFormDataContent { { new StringContent("whatsapp"), "messaging_product" }, { Part(bytes, type), "file", "file" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v26.0/{Sandbox.PhoneNumberId}/media") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-access-token");
        return await sandbox.Http.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> GetAsync(Sandbox sandbox, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-access-token");
        return await sandbox.Http.SendAsync(request);
    }

    private static ByteArrayContent Part(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
}
