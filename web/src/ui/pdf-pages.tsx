import 'react-pdf/dist/Page/AnnotationLayer.css';
import 'react-pdf/dist/Page/TextLayer.css';
import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { Document, Page, pdfjs } from 'react-pdf';
import classes from './pdf-pages.module.css';

// Served from our own origin: the bundler copies the worker next to the other assets.
pdfjs.GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString();

/** All pages of a PDF at full width, with a text layer for search, copying, and screen readers. */
export default function PdfPages({ pdf }: { pdf: Blob }) {
  const [pageCount, setPageCount] = useState(0);
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className={classes.root}>
      <Document
        file={pdf}
        onLoadSuccess={({ numPages }) => setPageCount(numPages)}
        loading={<Loader className={classes.loader ?? ''} />}
        error={<p className={classes.words}>This file can’t be previewed. Download it instead.</p>}
      >
        {width > 0 &&
          Array.from({ length: pageCount }, (_, index) => (
            <Page
              key={index}
              pageNumber={index + 1}
              width={width}
              className={classes.page ?? ''}
              aria-label={`Page ${index + 1} of ${pageCount}`}
            />
          ))}
      </Document>
    </div>
  );
}
