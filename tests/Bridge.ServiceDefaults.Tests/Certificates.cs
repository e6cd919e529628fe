using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.ServiceDefaults.Tests;

/// <summary>An authority of an installation, and a folder with what it has given out.</summary>
sealed class Certificates : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bridge-tls-");
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly X509Certificate2 _authority;

    public Certificates()
    {
        var request = new CertificateRequest("CN=Authority of a test", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText(Path.Combine(Folder, "ca.pem"), _authority.ExportCertificatePem());
    }

    public string Folder => _folder.FullName;

    /// <summary>For whoever is called by this machine's loopback, or by that name instead.</summary>
    public Certificates Give(string file, string? name = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={file}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name ?? "localhost");
        if (name is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var given = request.Create(_authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), RandomNumberGenerator.GetBytes(12));
        File.WriteAllText(Path.Combine(Folder, $"{file}.pem"), given.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Folder, $"{file}.key"), key.ExportPkcs8PrivateKeyPem());
        return this;
    }

    public X509Certificate2 Of(string file)
    {
        using var pem = X509Certificate2.CreateFromPemFile(Path.Combine(Folder, $"{file}.pem"), Path.Combine(Folder, $"{file}.key"));
        // SslStream takes a key only from a store or a PKCS #12.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _key.Dispose();
        _folder.Delete(recursive: true);
    }
}
