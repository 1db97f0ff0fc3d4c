using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

public sealed class OptionsDocumentTests
{
    private static string FilePath => Repository.Path("docs", "options.md");

    [Test]
    public void No_class_of_options_is_forgotten()
    {
        var all = OptionsDocument.Classes.Select(type => type.Assembly).Distinct().SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsAbstract && type.Name.EndsWith("Options", StringComparison.Ordinal));

        Assert.That(OptionsDocument.Classes, Is.SupersetOf(all));
    }

    [Test]
    public void The_page_says_what_the_code_says()
    {
        var expected = OptionsDocument.Create();
        if (Environment.GetEnvironmentVariable("ANX_UPDATE_DOCS") == "1")
            File.WriteAllText(FilePath, expected);

        Assert.That(File.ReadAllText(FilePath), Is.EqualTo(expected), "Set ANX_UPDATE_DOCS=1 and run this test to write the page anew.");
    }
}
