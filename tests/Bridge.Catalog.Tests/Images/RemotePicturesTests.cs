using Bridge.Catalog.Images;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bridge.Catalog.Tests.Images;

public sealed class RemotePicturesTests
{
    [Theory]
    [InlineData("https://erp.example/img/1.png", "https://erp.example/img/1.png")]
    [InlineData("/img/1.png", "https://erp.example/img/1.png")]
    [InlineData("img/1.png", "https://erp.example/api/img/1.png")]
    [InlineData("https://cdn.example:8443/1.png", "https://cdn.example:8443/1.png")]
    [InlineData("http://erp.example/img/1.png", null)] // not the scheme that the operator gave
    [InlineData("https://erp.example:444/img/1.png", null)]
    [InlineData("https://cdn.example/1.png", null)]
    [InlineData("https://user:secret@erp.example/1.png", null)]
    [InlineData("//evil.example/1.png", null)]
    [InlineData("https://erp.example.evil.example/1.png", null)]
    [InlineData("http://169.254.169.254/latest/meta-data", null)]
    [InlineData("http://127.0.0.1:5432/", null)]
    [InlineData("http://2130706433/", null)]
    [InlineData("http://[::ffff:127.0.0.1]/", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("ftp://erp.example/1.png", null)]
    public void Only_the_ERPs_host_and_the_operators_list_are_asked(string address, string? asked)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Erp:BaseUrl", "https://erp.example/api/")]).Build();
        var pictures = new RemotePictures(null!, Options.Create(new ImageOptions { AllowedHosts = { "cdn.example:8443" } }), configuration);

        Assert.Equal(asked, pictures.Resolve(address)?.ToString());
    }
}
