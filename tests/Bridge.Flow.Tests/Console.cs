using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Bridge.Flow.Tests;

/// <summary>What the console does over HTTP.</summary>
static class Console
{
    public static async Task<JsonObject> ReadAsync(this HttpClient http, string path) =>
        await http.GetFromJsonAsync<JsonObject>(path) ?? throw new InvalidOperationException($"{path} answered null.");

    public static async Task<JsonObject> PostAsync(this HttpClient http, string path, JsonObject body)
    {
        var answer = await http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public static Task<HttpResponseMessage> CreateAsync(this HttpClient http, string id, string? copyOf = null) =>
        http.PostAsJsonAsync("/flows", new JsonObject { ["id"] = id, ["name"] = $"Flow {id}", ["copyOf"] = copyOf });

    public static Task<HttpResponseMessage> SaveAsync(this HttpClient http, string id, long revision, JsonNode definition) =>
        http.PutAsJsonAsync($"/flows/{id}/draft", new JsonObject { ["revision"] = revision, ["definition"] = definition.DeepClone() });

    /// <returns>The new version.</returns>
    public static async Task<long> PublishAsync(this HttpClient http, string id, long revision, string liveChats = "Keep") =>
        (long)(await http.PostAsync($"/flows/{id}/publish", new JsonObject { ["revision"] = revision, ["liveChats"] = liveChats }))["version"]!;
}
