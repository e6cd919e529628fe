using System.Diagnostics;
using System.Net.Http.Json;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>Waits for something that the stack does in its own time; fails with its name.</summary>
internal static class Eventually
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <param name="state">How far it has come, for the failure.</param>
    public static async Task TrueAsync(string what, Func<Task<bool>> condition, TimeSpan? patience = null, Func<string>? state = null)
    {
        var limit = patience ?? TimeSpan.FromSeconds(90);
        var waited = Stopwatch.StartNew();
        while (!await HoldsAsync(condition))
        {
            Assert.True(waited.Elapsed < limit, $"Waited {limit.TotalSeconds:0} s in vain until {what}. {state?.Invoke()}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>A service that is being started again refuses connections for a while; its proxy says 502 or 503.</summary>
    static async Task<bool> HoldsAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public static async Task<T> GetAsync<T>(this HttpClient http, string path) =>
        await http.GetFromJsonAsync<T>(path) ?? throw new InvalidOperationException($"{path} answered null.");
}
