using System.IO.Compression;
using System.Text.Json;
using Xunit;

namespace Bridge.EndToEnd.Tests;

public sealed class PrivacyTests(BridgeStack stack)
{
    const string Name = "Zebulon Quartermaine";
    const string Street = "77 Unfindable Lane, Whitby";
    const string Email = "zebulon.quartermaine@example.com";
    const string Cv = "%PDF-1.4 what Quartermaine has done in forty years at sea";

    /// <summary>One customer who has ordered, applied with a CV, and been written to: then shown all of it, then forgotten.</summary>
    [Fact]
    public async Task An_erased_person_is_found_in_no_database_queue_file_or_log_and_an_export_holds_all_that_was_his()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, Name);
        string[] his = [Name, phone.Number[1..], Street, Email, Cv];
        stack.Traces.Watch(his);
        var number = await OrderAsync(phone, Street);
        await ApplyAsync(phone);
        await phone.WriteAndReadAsync("menu");
        var traces = new Traces(stack);
        var before = await traces.FindAsync(his);
        Assert.All(his, word => Assert.Contains(before, trace => trace.StartsWith(word, StringComparison.Ordinal)));
        Assert.DoesNotContain(before, trace => trace.Contains("in the log", StringComparison.Ordinal));

        var owner = await Console.SignInAsync(stack);
        var found = await owner.PostAsync("/api/privacy/find", new { phone = phone.Number });
        Assert.Contains(Name, found.GetProperty("names").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal(1, found.GetProperty("records").GetProperty("catalog").GetProperty("orders").GetInt32());
        await HoldsAllAsync(await owner.DownloadAsync("/api/privacy/export", new { phone = phone.Number }), his);

        var erasure = (await owner.PostAsync("/api/privacy/erase", new { phone = phone.Number })).GetProperty("id").GetGuid();
        JsonElement row = default;
        await Eventually.TrueAsync("he is erased", async () =>
        {
            row = (await owner.GetAsync("/api/privacy/erasures")).EnumerateArray().Single(e => e.GetProperty("id").GetGuid() == erasure);
            return row.GetProperty("erasedAt").ValueKind == JsonValueKind.String;
        }, state: () => row.ToString());
        Assert.Equal([], await traces.FindAsync(his));
        Assert.DoesNotContain(stack.Traces.Seen, seen => Array.Exists(his, word => seen.StartsWith(word, StringComparison.Ordinal)));

        var order = (await owner.GetAsync($"/api/catalog/orders?search={number}")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal("", order.GetProperty("name").GetString());
        Assert.True(order.GetProperty("total").GetDecimal() > 0);

        // Who writes again is somebody new, and is answered.
        Assert.Contains("Order products", (await phone.WriteAndReadAsync("hi")).Options);
        Assert.Empty((await owner.GetAsync($"/api/catalog/orders?search={phone.Number[1..]}")).GetProperty("items").EnumerateArray());
    }

    /// <summary>Everything in the secrets folder, the owner's password and Meta's token: while somebody signs in and somebody orders.</summary>
    [Fact]
    public async Task No_secret_is_in_a_log_or_in_telemetry()
    {
        var kept = Directory.EnumerateFiles(stack.Folder("secrets")).SelectMany(File.ReadLines).Select(line => line.Split(':')[^1].Trim()).Where(secret => secret.Length >= 12);
        string[] secrets = [.. kept, BridgeStack.OwnerPassword, "sandbox-access-token"];
        Assert.True(secrets.Length > 8);
        stack.Traces.Watch(secrets);

        var owner = await Console.SignInAsync(stack);
        await owner.GetAsync("/api/erp/profile");
        await OrderAsync(await Phone.OfNewCustomerAsync(stack.Sandbox, "Sid"), "1 Somebody Else's Road, Leeds");

        var log = await stack.LogAsync();
        Assert.NotEmpty(log);
        Assert.DoesNotContain(log, line => Array.Exists(secrets, secret => line.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(stack.Traces.Seen, seen => Array.Exists(secrets, secret => seen.StartsWith(secret, StringComparison.Ordinal)));
    }

    static async Task<string> OrderAsync(Phone phone, string street)
    {
        await phone.WriteAndReadAsync("hi");
        await phone.TapAndReadAsync("Order products");
        await phone.TapAndReadAsync("Drinkware");
        var card = await phone.TapAndReadAsync(Journeys.Product);
        await phone.TapAndReadAsync(card.Options[0]);
        await phone.WriteAndReadAsync(street);
        return await phone.ConfirmAsync();
    }

    static async Task ApplyAsync(Phone phone)
    {
        await phone.WriteAndReadAsync("menu");
        await phone.TapAndReadAsync("Jobs");
        await phone.TapAndReadAsync("Laser Engraver");
        await phone.TapAndReadAsync("Apply");
        await phone.TapAndReadAsync(Name);
        await phone.WriteAndReadAsync(Email);
        await phone.SendDocumentAsync("cv.pdf", "application/pdf", Cv);
        await phone.ReadAsync();
        Assert.Contains("Its reference is", (await phone.TapAndReadAsync("Send")).Text);
    }

    static async Task HoldsAllAsync(byte[] zip, IEnumerable<string> words)
    {
        await using var archive = await ZipArchive.CreateAsync(new MemoryStream(zip), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        var text = "";
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text += await reader.ReadToEndAsync();
        }

        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Contains(archive.Entries, entry => entry.FullName.StartsWith("hr/", StringComparison.Ordinal) && entry.FullName.EndsWith("cv.pdf", StringComparison.Ordinal));
    }
}
