using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>The console's API as a signed-in person's browser uses it.</summary>
internal sealed class Console
{
    readonly HttpClient _http;

    Console(HttpClient http) => _http = http;

    public static Task<Console> SignInAsync(BridgeStack stack) => SignInAsync(stack, BridgeStack.OwnerEmail, BridgeStack.OwnerPassword);

    public static async Task<Console> SignInAsync(BridgeStack stack, string email, string password)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = stack.Gateway.BaseAddress };
        await LearnTokenAsync(http, await http.GetAsync<JsonElement>("/api/session"));
        using var answer = await http.PostAsJsonAsync("/api/session", new { email, password });
        answer.EnsureSuccessStatusCode();
        await LearnTokenAsync(http, await answer.Content.ReadFromJsonAsync<JsonElement>());
        return new(http);
    }

    public async Task<JsonElement> GetAsync(string path) => await _http.GetAsync<JsonElement>(path);

    public async Task PutAsync(string path, object body)
    {
        using var answer = await _http.PutAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<byte[]> DownloadAsync(string path) => _http.GetByteArrayAsync(path);

    public async Task<byte[]> DownloadAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>With a body of this type that says nothing.</summary>
    public async Task<HttpStatusCode> TryAsync(HttpMethod method, string path, string? contentType)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = contentType switch
            {
                null => null,
                "multipart/form-data" => new MultipartFormDataContent { { new StringContent(""), "nothing" } },
                _ => new StringContent("{}", Encoding.UTF8, contentType),
            },
        };

        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    static Task LearnTokenAsync(HttpClient http, JsonElement session)
    {
        http.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgery").GetString());
        return Task.CompletedTask;
    }
}
