using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Tests;

public sealed class PasswordTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Theory]
    [InlineData("123qweasdzxc", "common")]
    [InlineData("QwertyQwerty", "common")]
    [InlineData("123456789123456789", "common")]
    [InlineData("motherfucker", "common")]
    [InlineData("kupa-trading-2026", "context")]
    [InlineData("BridgeBridgeBridge1", "context")]
    [InlineData("nina.lama@lotus", "context")]
    [InlineData("WhatsApp Lotus 1!", "context")]
    [InlineData("elevenlong1", "short")]
    [InlineData("at dawn we walked over the bridge", null)]
    [InlineData("kupa trading sells seven mugs", null)]
    [InlineData("قهوة الصباح في كاتماندو", null)]
    public async Task A_password_that_would_be_tried_first_is_refused_and_a_sentence_is_not(string password, string? why)
    {
        using var owner = await host.SignedInAsync("Owner");
        using var named = await owner.PutAsJsonAsync("/api/company", new { name = "Kupa Trading", country = "NP", timeZone = "Asia/Kathmandu", currency = "NPR" });
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        var email = $"nina.lama.{Guid.CreateVersion7():N}@lotus.example";
        using var made = await owner.PostAsJsonAsync("/api/users", new { email, name = "Nina Lama", roles = new[] { "Agent" } });
        var current = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("password").GetString()!;
        using var nina = host.Http();
        await host.SignInAsync(nina, email, current);

        using var changed = await nina.PutAsJsonAsync("/api/session/password", new { current, @new = password });

        if (why is null)
        {
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
            return;
        }

        Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        var problem = await changed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(problem.GetProperty("errors").EnumerateObject(), error => string.Equals(error.Name, "new", StringComparison.OrdinalIgnoreCase));
        if (why != "short")
        {
            Assert.Equal(why, problem.GetProperty("why").GetString());
        }

        using var again = host.Http();
        Assert.Equal(HttpStatusCode.OK, (await host.TrySignInAsync(again, email, current)).Status);
    }

    [Fact]
    public async Task A_password_is_hashed_in_as_many_rounds_as_is_asked_for()
    {
        var hash = await host.Gateway.WithAsync<GatewayDbContext, byte[]>(async db => Convert.FromBase64String((await db.Users.FirstAsync()).PasswordHash!));

        // Identity's third format: a one, the function, the rounds.
        Assert.Equal((1, 2u), (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1))));
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }

    /// <summary>ASVS 6.2.4 asks for three thousand that are long enough.</summary>
    [Fact]
    public void The_list_is_long_enough()
    {
        using var list = typeof(Program).Assembly.GetManifestResourceStream("common-passwords.bin")!;

        Assert.InRange(list.Length / sizeof(ulong), 3_000, 100_000);
    }
}
