using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Bridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.ServiceDefaults.Tests;

public sealed class ResealingTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>, IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("bridge-keys-").FullName;

    string KeyFile => Path.Combine(_folder, "keys");

    [Fact]
    public async Task A_rotation_brings_every_secret_under_the_new_key_while_the_service_runs()
    {
        await using var service = await StartAsync();
        var box = service.Services.GetRequiredService<SecretBox>();
        foreach (var name in new[] { "a", "b", "c" })
        {
            await SaveAsync(service, name, box.Seal($"secret of {name}", $"vault|{name}"));
        }

        await File.AppendAllLinesAsync(KeyFile, [$"2:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyRing.KeyBytes))}"]);
        await SaveAsync(service, "d", box.Seal("secret of d", "vault|d"));

        Assert.Equal(new ResealResponse(3, 0), await ResealAsync(service));
        Assert.Equal(new ResealResponse(0, 0), await ResealAsync(service));
        // Only the new key is left, and everything still opens.
        await File.WriteAllLinesAsync(KeyFile, (await File.ReadAllLinesAsync(KeyFile)).Skip(1));
        await using var read = service.Database.CreateCommand("SELECT name, secret FROM vault ORDER BY name");
        await using var reader = await read.ExecuteReaderAsync();
        var opened = new List<string>();
        while (await reader.ReadAsync())
        {
            opened.Add(box.Open(reader.GetFieldValue<byte[]>(1), $"vault|{reader.GetString(0)}"));
        }

        Assert.Equal(["secret of a", "secret of b", "secret of c", "secret of d"], opened);
    }

    async Task<TestService> StartAsync()
    {
        var service = await TestService.StartAsync("vault", await TestService.CreateDatabaseAsync(infrastructure), await infrastructure.CreateVirtualHostAsync(), null, builder =>
        {
            builder.Configuration["Secrets:KeyFile"] = KeyFile;
            builder.AddSealedColumn(new SealedColumn("vault", "secret", "name", name => $"vault|{name}"));
        });
        await using var make = service.Database.CreateCommand("CREATE TABLE vault (name text PRIMARY KEY, secret bytea)");
        await make.ExecuteNonQueryAsync();
        return service;
    }

    static async Task SaveAsync(TestService service, string name, byte[] secret)
    {
        await using var save = service.Database.CreateCommand("INSERT INTO vault VALUES ($1, $2)");
        save.Parameters.Add(new() { Value = name });
        save.Parameters.Add(new() { Value = secret });
        await save.ExecuteNonQueryAsync();
    }

    /// <summary>As the command does it: in an admin's name, over HTTP.</summary>
    static async Task<ResealResponse> ResealAsync(TestService service)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        service.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["ServiceIdentity:Trusted:vault"] = service.Address.ToString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await service.Services.GetRequiredService<ServiceTokens>().ForUserAsync("vault", Guid.NewGuid().ToString(), [Roles.Admin], CancellationToken.None));
        using var answer = await http.PostAsync(new Uri("/operations/secrets/reseal", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ResealResponse>())!;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
