using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using RabbitMQ.Client;

namespace Bridge.ServiceDefaults;

/// <summary>
/// TLS between services that are spread over machines: BRIDGE_TLS names a folder with <c>ca.pem</c>, and <c>{service}.pem</c> and <c>{service}.key</c> (or <c>service.pem</c> and <c>.key</c> for
/// all); or says <c>platform</c>, where the machine's own store is trusted and Kestrel's settings name the certificate. From then on nothing is said plainly: not to a service, not to PostgreSQL,
/// not to RabbitMQ. Without it everything is as on one machine, where nothing leaves the loopback.
/// </summary>
public sealed class TransportSecurity
{
    const string Platform = "platform";
    const string Setting = "BRIDGE_TLS";

    readonly string? _folder;
    readonly string _service;

    public TransportSecurity(IConfiguration configuration, string service)
    {
        var given = configuration[Setting];
        (IsOn, _service) = (!string.IsNullOrWhiteSpace(given), service);
        if (!IsOn)
        {
            return;
        }

        _folder = given == Platform ? null : Path.GetFullPath(given!);
        if (_folder is not null && !File.Exists(AuthorityFile))
        {
            throw new InvalidOperationException($"{Setting}: {AuthorityFile} is missing: by it the services know each other.");
        }

        if (Plain(configuration).FirstOrDefault() is { } plain)
        {
            throw new InvalidOperationException($"{Setting} is set and {plain} is plain: use https, or amqps for the broker.");
        }
    }

    public bool IsOn { get; }

    string AuthorityFile => Path.Combine(_folder!, "ca.pem");

    /// <summary>What this service shows to whoever calls it, read anew when the file is another one: certificates end.</summary>
    internal void Apply(KestrelServerOptions kestrel)
    {
        if (!IsOn || _folder is null)
        {
            return;
        }

        var shown = new Renewed(_folder, _service);
        kestrel.ConfigureHttpsDefaults(https =>
        {
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            https.ServerCertificateSelector = (_, _) => shown.Current;
        });
    }

    /// <summary>Who is called must show a certificate of this installation's authority, for the name by which he is called.</summary>
    public void Apply(SslClientAuthenticationOptions ssl)
    {
        if (IsOn && _folder is not null)
        {
            ssl.CertificateChainPolicy = Policy();
        }
    }

    internal void Apply(NpgsqlConnectionStringBuilder connection)
    {
        if (!IsOn)
        {
            return;
        }

        connection.SslMode = SslMode.VerifyFull;
        connection.RootCertificate ??= _folder is null ? null : AuthorityFile;
    }

    internal void Apply(SslOption ssl)
    {
        if (!IsOn)
        {
            return;
        }

        ssl.Version = SslProtocols.None;
        if (_folder is not null)
        {
            ssl.CertificateValidationCallback = IsOurs;
        }
    }

    /// <summary>For libraries that ask with a callback: the name must fit, and the chain must end at our authority.</summary>
    internal bool IsOurs(object sender, X509Certificate? certificate, X509Chain? _, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return false;
        }

        if (_folder is null)
        {
            return errors == SslPolicyErrors.None;
        }

        using var chain = new X509Chain { ChainPolicy = Policy() };
        using var shown = new X509Certificate2(certificate);
        return chain.Build(shown);
    }

    internal bool IsFolder => _folder is not null;

    X509ChainPolicy Policy()
    {
        // An authority of one installation publishes no lists; whom it no longer trusts it gives no new certificate.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(AuthorityFile);
        return policy;
    }

    static IEnumerable<string> Plain(IConfiguration configuration)
    {
        var addresses = configuration.GetSection("services").AsEnumerable().Concat(configuration.GetSection("ServiceIdentity:Trusted").AsEnumerable())
            .Append(new("ASPNETCORE_URLS", configuration["URLS"] ?? configuration["ASPNETCORE_URLS"]));
        foreach (var (key, value) in addresses)
        {
            if ((value ?? "").Split(';').Any(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)))
            {
                yield return key.Replace(":", "__", StringComparison.Ordinal);
            }
        }

        if (configuration.GetConnectionString("rabbitmq") is { } broker && !broker.StartsWith("amqps://", StringComparison.OrdinalIgnoreCase))
        {
            yield return "ConnectionStrings__rabbitmq";
        }
    }

    sealed class Renewed(string folder, string service)
    {
        readonly Lock _one = new();
        readonly string _certificate = FileOf(folder, service, "pem");
        readonly string _key = FileOf(folder, service, "key");
        (X509Certificate2 Certificate, DateTime Written)? _known;

        public X509Certificate2 Current
        {
            get
            {
                var written = File.GetLastWriteTimeUtc(_certificate);
                lock (_one)
                {
                    if (_known is not { } known || known.Written != written)
                    {
                        _known = known = (X509Certificate2.CreateFromPemFile(_certificate, _key), written);
                    }

                    return known.Certificate;
                }
            }
        }

        static string FileOf(string folder, string service, string ending) =>
            Path.Combine(folder, $"{service}.{ending}") is var own && File.Exists(own) ? own
            : Path.Combine(folder, $"service.{ending}") is var all && File.Exists(all) ? all
            : throw new InvalidOperationException($"{Setting}: neither {own} nor {all} is there.");
    }
}

public static class TransportSecurityExtensions
{
    internal static void AddTransportSecurity(this IHostApplicationBuilder builder, string service)
    {
        builder.Services.AddSingleton(services => new TransportSecurity(services.GetRequiredService<IConfiguration>(), service));
        builder.Services.AddOptions<KestrelServerOptions>().Configure<TransportSecurity>((kestrel, security) => security.Apply(kestrel));
    }

    /// <summary>An HttpClient that speaks to services of this installation, and to nobody else: found by discovery, believed by its authority.</summary>
    public static IHttpClientBuilder AddServiceAddress(this IHttpClientBuilder client)
    {
        client.UseSocketsHttpHandler((handler, services) => services.GetRequiredService<TransportSecurity>().Apply(handler.SslOptions));
        client.AddServiceDiscovery();
        return client;
    }
}
