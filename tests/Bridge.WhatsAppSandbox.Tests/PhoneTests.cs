namespace Bridge.WhatsAppSandbox.Tests;

public sealed class PhoneTests
{
    [Fact]
    public async Task The_built_phone_is_served_under_a_policy_that_lets_it_load_its_own_files_only()
    {
        var built = Directory.CreateTempSubdirectory("phone-");
        await File.WriteAllTextAsync(Path.Combine(built.FullName, "phone.html"), "<title>phone</title>");
        await using var sandbox = await Sandbox.StartAsync(settings: ("Sandbox:PhoneFiles", built.FullName));

        using var page = await sandbox.Http.GetAsync("/");

        Assert.Equal("<title>phone</title>", await page.Content.ReadAsStringAsync());
        Assert.StartsWith("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single());
        built.Delete(recursive: true);
    }

    [Fact]
    public async Task Where_it_is_not_built_the_page_says_how_to_build_it()
    {
        await using var sandbox = await Sandbox.StartAsync(settings: ("Sandbox:PhoneFiles", "/nowhere"));

        Assert.Contains("npm run build:phone", await sandbox.Http.GetStringAsync("/"));
    }
}
