using System.CommandLine;

return new RootCommand("Moves rows and files in and out of Anaplan, and tells the truth about it.").Parse(args).Invoke();
