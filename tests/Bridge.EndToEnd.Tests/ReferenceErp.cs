using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.EndToEnd.Tests;

/// <summary>What stands in the reference ERP's books.</summary>
public sealed class ReferenceErp(HttpClient http)
{
    public async Task<IReadOnlyList<JsonElement>> OrdersOfAsync(string phone)
    {
        var books = await BooksAsync();
        var customers = Items(books, "customers").Where(c => c.GetProperty("phone").GetString() == phone).Select(c => c.GetProperty("id").GetString()).ToHashSet();
        return [.. Items(books, "orders").Where(order => customers.Contains(order.GetProperty("customer_id").GetString()))];
    }

    public async Task<IReadOnlyList<JsonElement>> ApplicantsOfAsync(string phone) =>
        [.. Items(await BooksAsync(), "applicants").Where(applicant => applicant.GetProperty("phone").GetString() == phone)];

    /// <summary>Calls of the operation go wrong in this way until <see cref="MendAsync"/>: a read that failed is tried again.</summary>
    public async Task BreakAsync(string operation, string kind) =>
        (await http.PostAsJsonAsync("/faults", new { operation, kind, times = (int?)null })).EnsureSuccessStatusCode();

    /// <summary>As a clerk there does it.</summary>
    public async Task SetStatusAsync(string order, string status) => (await http.PostAsJsonAsync($"/admin/orders/{order}/status", new { status })).EnsureSuccessStatusCode();

    public async Task MendAsync() => (await http.DeleteAsync("/faults")).EnsureSuccessStatusCode();

    async Task<JsonElement> BooksAsync() => await http.GetAsync<JsonElement>("/admin/state");

    static JsonElement.ArrayEnumerator Items(JsonElement books, string name) => books.GetProperty(name).EnumerateArray();
}
