using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>The console's API as a signed-in person's browser uses it.</summary>
internal sealed class Console
{
    /// <summary>What whoever was handed a password chooses instead.</summary>
    const string OwnPassword = "a sentence that nobody handed over";

    readonly HttpClient _http;

    Console(HttpClient http) => _http = http;

    public static Task<Console> SignInAsync(BridgeStack stack) => SignInAsync(stack, BridgeStack.OwnerEmail, BridgeStack.OwnerPassword);

    public static async Task<Console> SignInAsync(BridgeStack stack, string email, string password)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = stack.Gateway.BaseAddress };
        await LearnTokenAsync(http, await http.GetAsync<JsonElement>("/api/session"));
        using var answer = await AdmittedAsync(email, () => http.PostAsJsonAsync("/api/session", new { email, password }));
        Assert.True(answer.IsSuccessStatusCode, $"{email} signs in: {(int)answer.StatusCode}");
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        await LearnTokenAsync(http, session);
        if (session.GetProperty("user").GetProperty("mustChoosePassword").GetBoolean())
        {
            using var chosen = await AdmittedAsync("a password of his own", () => http.PutAsJsonAsync("/api/session/password", new { current = password, @new = OwnPassword }));
            Assert.True(chosen.IsSuccessStatusCode, $"{email} chooses a password: {(int)chosen.StatusCode}");
        }

        return new(http);
    }

    public async Task<JsonElement> GetAsync(string path) => await _http.GetAsync<JsonElement>(path);

    public async Task PutAsync(string path, object body)
    {
        using var answer = await AdmittedAsync(path, () => _http.PutAsJsonAsync(path, body));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await AdmittedAsync(path, () => _http.PostAsJsonAsync(path, body));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<byte[]> DownloadAsync(string path) => _http.GetByteArrayAsync(path);

    public async Task<byte[]> DownloadAsync(string path, object body)
    {
        using var answer = await AdmittedAsync(path, () => _http.PostAsJsonAsync(path, body));
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

    /// <summary>With whatever else a page or a tool would send, and without the token where it is not wanted.</summary>
    public async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string path, HttpContent? content, bool token = true, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        // What is too large is refused by its length: who had begun to write the body might lose the answer with the connection.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 4_000_000;
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (!token)
        {
            // What stands on the client is added only where the request has none of that name.
            request.Headers.TryAddWithoutValidation("X-CSRF-TOKEN", "");
        }

        using var answer = await _http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>All tests are one address and mostly one person to the gateway, which lets either try some things only so often a minute.</summary>
    static async Task<HttpResponseMessage> AdmittedAsync(string what, Func<Task<HttpResponseMessage>> call)
    {
        HttpResponseMessage? answer = null;
        await Eventually.TrueAsync($"{what} is let in", async () =>
        {
            answer?.Dispose();
            answer = await call();
            return answer.StatusCode != HttpStatusCode.TooManyRequests;
        });
        return answer!;
    }

    static Task LearnTokenAsync(HttpClient http, JsonElement session)
    {
        http.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgery").GetString());
        return Task.CompletedTask;
    }
}
