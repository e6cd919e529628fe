using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>The key with which a service signs what it asks of others. In its database: it survives restarts and is shared by replicas.</summary>
public sealed class SigningKey
{
    public required string Id { get; init; }

    /// <summary>PKCS #8.</summary>
    public required byte[] PrivateKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Loads the service's key, and makes the first one.</summary>
public sealed class SigningKeys(NpgsqlDataSource database)
{
    ECDsaSecurityKey? _current;

    /// <summary>The private key, for signing. Two first callers may both load it: it is the same key.</summary>
    public async ValueTask<ECDsaSecurityKey> CurrentAsync(CancellationToken ct) => _current ??= await LoadAsync(ct);

    /// <summary>The public key, for whoever trusts this service.</summary>
    public async Task<JsonWebKey> PublicAsync(CancellationToken ct)
    {
        var key = await CurrentAsync(ct);
        var parameters = key.ECDsa.ExportParameters(includePrivateParameters: false);
        return JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(parameters)) { KeyId = key.KeyId });
    }

    internal async Task EnsureAsync(CancellationToken ct)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var insert = database.CreateCommand(
            "INSERT INTO signing_key (id, private_key, created_at) SELECT $1, $2, now() WHERE NOT EXISTS (SELECT FROM signing_key)");
        insert.Parameters.Add(new() { Value = Guid.CreateVersion7().ToString("N") });
        insert.Parameters.Add(new() { Value = key.ExportPkcs8PrivateKey() });
        await insert.ExecuteNonQueryAsync(ct);
    }

    async Task<ECDsaSecurityKey> LoadAsync(CancellationToken ct)
    {
        await using var read = database.CreateCommand("SELECT id, private_key FROM signing_key ORDER BY created_at, id LIMIT 1");
        await using var reader = await read.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            throw new InvalidOperationException("There is no signing key: the service's migrate run has not completed.");
        }

        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(reader.GetFieldValue<byte[]>(1), out _);
        return new ECDsaSecurityKey(key) { KeyId = reader.GetString(0) };
    }
}
