using System.Text;
using AnaplanConnectors.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var signals = new Signals();
return await Anx.RunAsync(args, AnxHost.Current(), signals.Token);
